package dev.tarmac.bench;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.problem.Refused;

import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Replays recorded verdicts of the reference on kickstart lines and files: one case per line of
/// JSON, its kind told by its keys.
public final class KickstartReplay {
    /// What the answers of a case stand under, and the versions when the answers were removed.
    private static final String VERDICTS = "verdicts";

    private static final String VERSIONS = "versions";
    private static final String MESSAGE = "message";

    /// The recordings tell what is not there.
    private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private final List<Map<String, Object>> answers = new ArrayList<>();
    private final List<String> disagreements = new ArrayList<>();
    private int total;
    private int otherWords;

    private KickstartReplay() {}

    /// Replays all cases of a file.
    ///
    /// @param cases a file of JSON lines
    public static KickstartReplay of(Path cases) throws IOException, Refused {
        KickstartReplay replay = new KickstartReplay();
        int number = 0;
        for (String line : Files.readAllLines(cases)) {
            number++;
            if (line.isBlank()) continue;
            try {
                replay.replay(plain(JSON.std.anyFrom(line)));
            } catch (JacksonException | MalformedJson e) {
                throw new Refused(
                        cases + ":" + number,
                        "not a recorded kickstart case: " + e.getMessage(),
                        "give a file of kickstart-lines, -files or -real");
            }
        }
        return replay;
    }

    /// Our answers, in the recording's own schema.
    public List<Map<String, Object>> answers() {
        return answers;
    }

    /// One line for every recorded verdict that is not ours.
    public List<String> disagreements() {
        return disagreements;
    }

    public int total() {
        return total;
    }

    public int agree() {
        return total - disagreements.size();
    }

    /// How many of the agreeing verdicts say the same in other words.
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

    private void replay(Object value) throws MalformedJson {
        if (!(value instanceof Map<?, ?> members)) throw new MalformedJson("not an object");
        Map<String, Object> recorded = new LinkedHashMap<>();
        members.forEach((name, member) -> recorded.put((String) name, member));
        if (recorded.get("input") instanceof String line)
            replayVersions(recorded, line, version -> KickstartAnswer.line(line, version));
        else if (recorded.get("ks") instanceof String text)
            replayVersions(
                    recorded,
                    String.valueOf(recorded.get("id")),
                    version -> KickstartAnswer.file(text, version));
        else if (recorded.get("text") instanceof String text) replayReal(recorded, text);
        else throw new MalformedJson("there is no input, ks or text");
    }

    @FunctionalInterface
    private interface Answering {
        Map<String, Object> answer(KsVersion version);
    }

    private void replayVersions(Map<String, Object> recorded, String name, Answering answering)
            throws MalformedJson {
        Map<?, ?> verdicts = recorded.get(VERDICTS) instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Object> answered = new LinkedHashMap<>();
        for (Object version : versions(recorded, verdicts)) {
            Map<String, Object> answer = answering.answer(version(version));
            answered.put((String) version, answer);
            if (verdicts.containsKey(version))
                compare(version + " " + name, verdicts.get(version), answer);
        }
        Map<String, Object> whole = new LinkedHashMap<>(recorded);
        whole.remove(VERSIONS);
        whole.put(VERDICTS, answered);
        answers.add(whole);
    }

    private static Collection<?> versions(Map<String, Object> recorded, Map<?, ?> verdicts)
            throws MalformedJson {
        if (!verdicts.isEmpty()) return verdicts.keySet();
        if (recorded.get(VERSIONS) instanceof List<?> versions) return versions;
        throw new MalformedJson("there is neither " + VERDICTS + " nor " + VERSIONS);
    }

    private void replayReal(Map<String, Object> recorded, String text) throws MalformedJson {
        Object version = recorded.get("version");
        if (version == null && recorded.get(VERSIONS) instanceof List<?> versions)
            version = versions.getFirst();
        Map<String, Object> answer = KickstartAnswer.real(text, version(version));
        Map<String, Object> expected = new LinkedHashMap<>(recorded);
        expected.keySet().retainAll(answer.keySet());
        if (!expected.isEmpty()) compare(version + " " + recorded.get("path"), expected, answer);
        Map<String, Object> whole = new LinkedHashMap<>(recorded);
        whole.remove(VERSIONS);
        whole.putAll(answer);
        answers.add(whole);
    }

    private static KsVersion version(Object name) throws MalformedJson {
        return KsVersion.named(String.valueOf(name))
                .orElseThrow(() -> new MalformedJson("there is no version " + name));
    }

    private void compare(String name, Object recorded, Map<String, Object> answer) {
        total++;
        Object ours = plain(answer);
        if (Objects.equals(recorded, ours)) return;
        if (Objects.equals(wordless(recorded), wordless(ours))) otherWords++;
        else disagreements.add(name.strip() + "\n  recorded " + recorded + "\n  ours     " + ours);
    }

    /// The same without the wording of messages: many of ours are our own.
    private static Object wordless(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(KickstartReplay::wordless).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach(
                        (name, member) -> {
                            if (!MESSAGE.equals(name)) copy.put(name, wordless(member));
                        });
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }

    /// Numbers of one type, so that equal ones are equal.
    private static Object plain(Object value) {
        return switch (value) {
            case Integer number -> BigInteger.valueOf(number);
            case Long number -> BigInteger.valueOf(number);
            case List<?> list -> list.stream().map(KickstartReplay::plain).toList();
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
