package dev.tarmac.agent.boot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One of the files of accounts: lines of fields with colons between, of which the first is a name
/// (passwd(5), shadow(5), group(5), gshadow(5)). Lines that nobody changes stay as they are.
final class AccountTable {
    /// What useradd and groupadd give to people, from the first to the last.
    private static final long FIRST = 1000;

    private static final long LAST = 60_000;

    private final List<String> lines = new ArrayList<>();

    AccountTable(String text) {
        text.lines().forEach(lines::add);
    }

    boolean has(String name) {
        return at(name) >= 0;
    }

    Optional<String> field(String name, int field) {
        int at = at(name);
        if (at < 0) return Optional.empty();
        String[] fields = fields(lines.get(at));
        return field < fields.length ? Optional.of(fields[field]) : Optional.empty();
    }

    /// The first name with that number in its third field.
    Optional<String> named(long number) {
        for (String line : lines)
            if (numberIn(line).equals(Optional.of(number))) return Optional.of(fields(line)[0]);
        return Optional.empty();
    }

    Optional<Long> number(String name) {
        int at = at(name);
        return at < 0 ? Optional.empty() : numberIn(lines.get(at));
    }

    /// The next one after those of people, as useradd counts.
    long freeNumber() {
        Set<Long> taken = new HashSet<>();
        for (String line : lines) numberIn(line).ifPresent(taken::add);
        long free = FIRST;
        for (long number : taken) if (number >= free && number < LAST) free = number + 1;
        while (taken.contains(free)) free++;
        return free;
    }

    void add(String... fields) {
        lines.add(String.join(":", fields));
    }

    void set(String name, int field, String value) {
        int at = at(name);
        String[] fields = fields(lines.get(at));
        if (field >= fields.length) fields = Arrays.copyOf(fields, field + 1);
        for (int i = 0; i < fields.length; i++) if (fields[i] == null) fields[i] = "";
        fields[field] = value;
        lines.set(at, String.join(":", fields));
    }

    /// Adds a word to a field of words with commas between.
    void include(String name, int field, String word) {
        String words = field(name, field).orElse("");
        if (Arrays.asList(words.split(",", -1)).contains(word)) return;
        set(name, field, words.isEmpty() ? word : words + "," + word);
    }

    String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private int at(String name) {
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).startsWith(name + ":")) return i;
        return -1;
    }

    private static Optional<Long> numberIn(String line) {
        String[] fields = fields(line);
        return fields.length > 2 && fields[2].matches("[0-9]{1,10}")
                ? Optional.of(Long.parseLong(fields[2]))
                : Optional.empty();
    }

    private static String[] fields(String line) {
        return line.split(":", -1);
    }
}
