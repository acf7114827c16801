package dev.tarmac.render;

import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Copies of values that a template may see: strings, numbers, booleans, lists and maps. A string
/// with a line break or another control character is refused wherever it stands: in a kickstart
/// file the rest of it would be a command.
final class PlainValues {
    private static final int DEEPEST = 16;

    private final Problems problems = new Problems();

    private PlainValues() {}

    static Map<String, Object> of(Map<String, ?> values) throws Refused {
        PlainValues plain = new PlainValues();
        Map<String, Object> copy = plain.map("", values, 0);
        if (copy.containsKey(QuoteFunction.NAME))
            plain.problem(
                    QuoteFunction.NAME,
                    "is the name of a function that every template has",
                    "give the value another name");
        plain.problems.throwIfAny();
        return copy;
    }

    private Map<String, Object> map(String path, Map<?, ?> values, int depth) {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach(
                (key, value) -> {
                    if (!(key instanceof String name) || !isOneLine(name))
                        problem(
                                path,
                                "has a member whose name is no line of text",
                                "name it with letters and digits");
                    else if (value != null)
                        copy.put(
                                name,
                                plain(path.isEmpty() ? name : path + "." + name, value, depth));
                });
        return copy;
    }

    private List<Object> list(String path, List<?> values, int depth) {
        List<Object> copy = new ArrayList<>();
        for (Object value : values) copy.add(plain(path + "[" + copy.size() + "]", value, depth));
        return copy;
    }

    private Object plain(String path, Object value, int depth) {
        if (depth > DEEPEST) {
            problem(path, "nests deeper than " + DEEPEST + " levels", "make it flatter");
            return "";
        }
        return switch (value) {
            case String text -> text(path, text);
            case Number number -> number;
            case Boolean flag -> flag;
            case List<?> list -> list(path, list, depth + 1);
            case Map<?, ?> map -> map(path, map, depth + 1);
            case null, default -> {
                problem(
                        path,
                        "is none of string, number, boolean, list and map",
                        "give one of these, or leave it out");
                yield "";
            }
        };
    }

    private String text(String path, String text) {
        if (!isOneLine(text))
            problem(
                    path,
                    "has a line break or another control character in it",
                    "give it as one line; what has several lines belongs into the template");
        return text;
    }

    /// Lines end at more characters than one thinks; none of them is a printable one.
    private static boolean isOneLine(String text) {
        return text.codePoints()
                .map(Character::getType)
                .noneMatch(
                        type ->
                                type == Character.CONTROL
                                        || type == Character.LINE_SEPARATOR
                                        || type == Character.PARAGRAPH_SEPARATOR
                                        || type == Character.SURROGATE);
    }

    private void problem(String path, String what, String fix) {
        problems.add(Where.of(path.isEmpty() ? "the values" : "value " + path), what, fix);
    }
}
