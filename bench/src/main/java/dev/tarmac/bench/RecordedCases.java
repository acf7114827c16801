package dev.tarmac.bench;

import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads recorded cases: one JSON object per line.
final class RecordedCases {
    /// What is done with a case.
    @FunctionalInterface
    interface Replay {
        void of(Map<String, Object> recorded) throws MalformedJson;
    }

    private RecordedCases() {}

    /// Replays all cases of a file.
    ///
    /// @param kind what is recorded, for messages: `plan`
    /// @param files the names of the files that would do, for messages
    static void each(Path file, String kind, String files, Replay replay)
            throws IOException, Refused {
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) continue;
            try {
                replay.of(new LinkedHashMap<>(JSON.std.mapFrom(line)));
            } catch (JacksonException | MalformedJson e) {
                throw new Refused(
                        file + ":" + number,
                        "not a recorded " + kind + ": " + e.getMessage(),
                        "give a file of " + files);
            }
        }
    }
}
