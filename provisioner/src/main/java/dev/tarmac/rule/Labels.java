package dev.tarmac.rule;

import dev.tarmac.problem.Problems;
import dev.tarmac.yaml.YamlObject;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Words by name that people give machines: `rack=r12`.
public final class Labels {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._:/@+ -]{1,100}");

    private Labels() {}

    /// What is wrong with it; empty = nothing.
    public static Optional<String> problem(String name, String value) {
        if (!NAME.matcher(name).matches())
            return Optional.of(
                    "'" + name + "' is no label; small letters, digits, '.', '_' and '-'");
        if (!VALUE.matcher(value).matches())
            return Optional.of("'" + value + "' is no value of label '" + name + "'");
        return Optional.empty();
    }

    /// `rack=r12`; IllegalArgumentException says what is wrong.
    public static Map.Entry<String, String> parse(String text) {
        int split = text.indexOf('=');
        if (split < 1) throw new IllegalArgumentException("'" + text + "' is not NAME=VALUE");
        Map.Entry<String, String> label =
                Map.entry(text.substring(0, split), text.substring(split + 1));
        problem(label.getKey(), label.getValue())
                .ifPresent(
                        what -> {
                            throw new IllegalArgumentException(what);
                        });
        return label;
    }

    static Map<String, String> read(YamlObject yaml, Problems problems) {
        Map<String, String> labels = new TreeMap<>();
        for (String name : yaml.keys()) {
            Optional<String> value = yaml.text(name);
            if (value.isEmpty()) continue;
            problem(name, value.get())
                    .ifPresentOrElse(
                            what ->
                                    problems.add(
                                            yaml.where(name), what, "write it like `rack: r12`"),
                            () -> labels.put(name, value.get()));
        }
        return labels;
    }
}
