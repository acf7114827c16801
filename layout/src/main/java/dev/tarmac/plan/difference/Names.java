package dev.tarmac.plan.difference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How the first plan calls what the second one speaks of. What only the second has keeps its name,
/// unless the first calls something else by it.
final class Names {
    private static final String ANOTHER = " (another)";

    private final Map<String, String> toFirst = new HashMap<>();
    private final Map<String, String> toSecond = new HashMap<>();
    private final Set<String> first = new HashSet<>();

    /// @param name of something in the first plan
    void isInFirst(String name) {
        first.add(name);
    }

    void same(String inSecond, String inFirst) {
        toFirst.put(inSecond, inFirst);
        toSecond.put(inFirst, inSecond);
    }

    /// Whether the second plan has it.
    boolean isMatched(String inFirst) {
        return toSecond.containsKey(inFirst);
    }

    boolean knows(String inSecond) {
        return toFirst.containsKey(inSecond);
    }

    String inFirst(String inSecond) {
        String known = toFirst.get(inSecond);
        if (known != null) return known;
        return first.contains(inSecond) ? inSecond + ANOTHER : inSecond;
    }

    String inSecond(String inFirst) {
        String known = toSecond.get(inFirst);
        if (known != null) return known;
        return inFirst.endsWith(ANOTHER)
                ? inFirst.substring(0, inFirst.length() - ANOTHER.length())
                : inFirst;
    }

    /// A disk's name, kept apart from devices, which may be called the same.
    static String disk(String name) {
        return "disk " + name;
    }

    /// A group is no device either.
    static String group(String name) {
        return "group " + name;
    }

    String diskInFirst(String inSecond) {
        return inFirst(disk(inSecond)).substring(disk("").length());
    }

    String groupInFirst(String inSecond) {
        return inFirst(group(inSecond)).substring(group("").length());
    }
}
