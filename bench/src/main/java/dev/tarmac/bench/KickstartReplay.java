package dev.tarmac.bench;

import dev.tarmac.json.MalformedJson;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Replays recorded verdicts of the reference on kickstart lines and files: one case per line of
/// JSON, its kind told by its keys.
public final class KickstartReplay {
    /// What the answers of a case stand under, and the versions when the answers were removed.
    private static final String VERDICTS = "verdicts";

    private static final String VERSIONS = "versions";
    private final Agreement agreement = new Agreement();

    private KickstartReplay() {}

    /// Replays all cases of a file.
    ///
    /// @param cases a file of JSON lines
    public static Agreement of(Path cases) throws IOException, Refused {
        KickstartReplay replay = new KickstartReplay();
        RecordedCases.each(
                cases, "kickstart case", "kickstart-lines, -files or -real", replay::replay);
        return replay.agreement;
    }

    private void replay(Map<String, Object> recorded) throws MalformedJson {
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
                agreement.compare(version + " " + name, verdicts.get(version), answer);
        }
        Map<String, Object> whole = new LinkedHashMap<>(recorded);
        whole.remove(VERSIONS);
        whole.put(VERDICTS, answered);
        agreement.add(whole);
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
        if (!expected.isEmpty())
            agreement.compare(version + " " + recorded.get("path"), expected, answer);
        Map<String, Object> whole = new LinkedHashMap<>(recorded);
        whole.remove(VERSIONS);
        whole.putAll(answer);
        agreement.add(whole);
    }

    private static KsVersion version(Object name) throws MalformedJson {
        return KsVersion.named(String.valueOf(name))
                .orElseThrow(() -> new MalformedJson("there is no version " + name));
    }
}
