package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Prometheus' text format (0.0.4), read as strictly as its documentation has it: every family has
/// a HELP and a TYPE before its samples, no series comes twice, histograms count upwards and end at
/// their count.
record Exposition(Map<String, String> types, Map<Series, Double> samples) {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(?:\\{(.*)\\})? ([^ ]+)(?: -?\\d+)?");
    private static final Pattern LABEL =
            Pattern.compile(
                    "([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");
    private static final List<String> PARTS = List.of("_bucket", "_sum", "_count");

    record Series(String name, Map<String, String> labels) {
        Series without(String label) {
            Map<String, String> rest = new TreeMap<>(labels);
            rest.remove(label);
            return new Series(name, rest);
        }
    }

    static Exposition parse(String text) {
        assertThat(text).endsWith("\n");
        Set<String> helped = new HashSet<>();
        Map<String, String> types = new HashMap<>();
        Map<Series, Double> samples = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            if (line.startsWith("# HELP ")) {
                assertThat(helped.add(line.split(" ", 4)[2])).as(line).isTrue();
            } else if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ");
                assertThat(words[3]).isIn("counter", "gauge", "histogram", "summary");
                assertThat(types.put(words[2], words[3])).as(line).isNull();
            } else {
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                Series series = new Series(sample.group(1), labels(sample.group(2)));
                assertThat(samples.put(series, number(sample.group(3)))).as(line).isNull();
                String family = family(series.name(), types);
                assertThat(types).as(line).containsKey(family);
                assertThat(helped).as(line).contains(family);
            }
        }
        Exposition all = new Exposition(types, samples);
        all.checkHistograms();
        all.checkCounters();
        return all;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        if (text == null) return labels;
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find()) {
            assertThat(label.start()).as(text).isEqualTo(end);
            assertThat(labels.put(label.group(1), label.group(2))).as(text).isNull();
            end = label.end();
        }
        assertThat(end).as(text).isEqualTo(text.length());
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static String family(String name, Map<String, String> types) {
        for (String part : PARTS) {
            String family = name.substring(0, Math.max(0, name.length() - part.length()));
            if (name.endsWith(part)
                    && List.of("histogram", "summary").contains(types.getOrDefault(family, "")))
                return family;
        }
        return name;
    }

    private void checkHistograms() {
        Map<Series, Double> last = new HashMap<>();
        samples.forEach(
                (series, value) -> {
                    if (!series.labels().containsKey("le")) return;
                    Series whole = series.without("le");
                    assertThat(value).isGreaterThanOrEqualTo(last.getOrDefault(whole, 0.0));
                    last.put(whole, value);
                    if (!series.labels().get("le").equals("+Inf")) return;
                    String name = series.name().replaceAll("_bucket$", "");
                    Series count = new Series(name + "_count", whole.labels());
                    assertThat(samples).containsEntry(count, value);
                    assertThat(samples).containsKey(new Series(name + "_sum", whole.labels()));
                });
    }

    private void checkCounters() {
        types.forEach(
                (name, type) -> {
                    if (type.equals("counter")) assertThat(name).endsWith("_total");
                });
    }

    /// The value of that series; labels as `name, value, name, value`.
    double value(String name, String... labels) {
        Map<String, String> wanted = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) wanted.put(labels[i], labels[i + 1]);
        assertThat(samples).containsKey(new Series(name, wanted));
        return samples.get(new Series(name, wanted));
    }
}
