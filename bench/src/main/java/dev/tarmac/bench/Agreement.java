package dev.tarmac.bench;

import dev.tarmac.json.JsonObject;

import tools.jackson.jr.ob.JSON;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How far our answers agree with recorded ones.
public final class Agreement {
    private static final String MESSAGE = "message";
    private static final List<String> COMPLAINTS = List.of("errors", "warnings");

    /// A word with a slash or a digit in it.
    private static final Pattern SUBJECT = Pattern.compile("[\\w-]*[/0-9][\\w/-]*");

    /// The recordings tell what is not there.
    private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private final List<Map<String, Object>> answers = new ArrayList<>();
    private final List<String> disagreements = new ArrayList<>();
    private int total;
    private int otherWords;

    /// Keeps a whole answered case.
    void add(Map<String, Object> answered) {
        answers.add(answered);
    }

    /// Counts one answer that is recorded.
    void compare(String name, Object recorded, Object ours) {
        total++;
        Optional<String> difference = difference("", plain(recorded), plain(ours));
        if (difference.isEmpty()) return;
        if (difference("", wordless(plain(recorded)), wordless(plain(ours))).isEmpty())
            otherWords++;
        else disagreements.add(name.strip() + "\n  " + difference.get());
    }

    /// Our answers, in the recording's own schema.
    public List<Map<String, Object>> answers() {
        return List.copyOf(answers);
    }

    /// What differs first, for every recorded answer that is not ours.
    public List<String> disagreements() {
        return List.copyOf(disagreements);
    }

    public int total() {
        return total;
    }

    public int agree() {
        return total - disagreements.size();
    }

    /// How many of the agreeing answers say the same in other words.
    public int otherWords() {
        return otherWords;
    }

    public void writeAnswers(Path file) throws IOException {
        Files.write(file, answers.stream().map(WITH_NULLS::asString).toList());
    }

    public void writeReport(Path file) throws IOException {
        Files.writeString(
                file,
                JsonObject.writePretty(
                                JsonObject.members(
                                        "agree", agree(),
                                        "total", total,
                                        "otherWords", otherWords,
                                        "disagreements", disagreements))
                        + "\n");
    }

    private static Optional<String> difference(String place, Object recorded, Object ours) {
        if (recorded instanceof Map<?, ?> one && ours instanceof Map<?, ?> other)
            return inMaps(place, one, other);
        if (recorded instanceof List<?> one && ours instanceof List<?> other)
            return inLists(place, one, other);
        return Objects.equals(recorded, ours)
                ? Optional.empty()
                : Optional.of(place + ": recorded " + recorded + "\n  ours " + ours);
    }

    private static Optional<String> inMaps(String place, Map<?, ?> recorded, Map<?, ?> ours) {
        Set<Object> names = new LinkedHashSet<>(recorded.keySet());
        names.addAll(ours.keySet());
        return names.stream()
                .map(
                        name ->
                                recorded.containsKey(name) && ours.containsKey(name)
                                        ? difference(
                                                place + "." + name,
                                                recorded.get(name),
                                                ours.get(name))
                                        : Optional.of(
                                                missing(place + "." + name, name, recorded, ours)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String missing(String place, Object name, Map<?, ?> recorded, Map<?, ?> ours) {
        return recorded.containsKey(name)
                ? place + ": recorded " + recorded.get(name) + "\n  ours is missing"
                : place + ": not recorded\n  ours " + ours.get(name);
    }

    private static Optional<String> inLists(String place, List<?> recorded, List<?> ours) {
        for (int i = 0; i < Math.min(recorded.size(), ours.size()); i++) {
            Optional<String> difference =
                    difference(place + "[" + i + "]", recorded.get(i), ours.get(i));
            if (difference.isPresent()) return difference;
        }
        return recorded.size() == ours.size()
                ? Optional.empty()
                : Optional.of(place + ": recorded " + recorded + "\n  ours " + ours);
    }

    /// The same without the wording of messages: many of ours are our own.
    private static Object wordless(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(Agreement::wordless).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach(
                        (name, member) -> {
                            if (COMPLAINTS.contains(name)) copy.put(name, subjects(member));
                            else if (!MESSAGE.equals(name)) copy.put(name, wordless(member));
                        });
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }

    /// What complaints are about: the paths, numbers and devices in each sentence.
    private static Object subjects(Object complaints) {
        if (!(complaints instanceof List<?> list)) return wordless(complaints);
        return list.stream()
                .map(
                        complaint ->
                                complaint instanceof String sentence
                                        ? SUBJECT.matcher(sentence)
                                                .results()
                                                .map(MatchResult::group)
                                                .collect(Collectors.toSet())
                                        : wordless(complaint))
                .toList();
    }

    private static BigDecimal whole(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /// Numbers of one type, so that equal ones are equal.
    private static Object plain(Object value) {
        return switch (value) {
            case Number number -> whole(new BigDecimal(number.toString()).stripTrailingZeros());
            case List<?> list -> list.stream().map(Agreement::plain).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((name, member) -> copy.put(name, plain(member)));
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }
}
