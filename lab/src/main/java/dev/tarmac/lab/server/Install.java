package dev.tarmac.lab.server;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// An install as the server tells it.
///
/// @param revision grows with every change
/// @param secureBoot as the installed system said; empty before it did
public record Install(
        String id,
        String mac,
        State state,
        long revision,
        Optional<String> planHash,
        long totalMs,
        List<Phase> phases,
        Optional<Progress> progress,
        Optional<Problem> problem,
        Optional<Boolean> secureBoot,
        long tftpBytes) {
    public Install {
        phases = List.copyOf(phases);
    }

    public enum State {
        ORDERED,
        RUNNING,
        INSTALLED,
        PROVEN,
        UNPROVEN,
        FAILED,
        ABORTED;

        static State parse(String text) throws MalformedJson {
            for (State state : values()) if (state.toString().equals(text)) return state;
            throw new MalformedJson("no state of an install: " + text);
        }

        /// Nothing changes it any more (but a retry).
        public boolean isEnd() {
            return switch (this) {
                case ORDERED, RUNNING, INSTALLED -> false;
                case PROVEN, UNPROVEN, FAILED, ABORTED -> true;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One entry of the ledger.
    ///
    /// @param startMs from the first DISCOVER
    /// @param durationMs empty while it lasts
    public record Phase(String name, long startMs, OptionalLong durationMs) {
        public boolean isOver() {
            return durationMs.isPresent();
        }
    }

    /// How far the step at work is.
    ///
    /// @param totalBytes 0 when it moves none worth counting
    public record Progress(String kind, String subject, long doneBytes, long totalBytes) {
        /// What is at work, in words.
        public String what() {
            return (kind + " " + subject).strip();
        }
    }

    public static Install decode(JsonObject json) throws MalformedJson {
        Optional<JsonObject> tftp = json.optionalObject("tftp");
        Optional<JsonObject> proof = json.optionalObject("proof");
        return new Install(
                json.text("id"),
                json.text("mac"),
                State.parse(json.text("state")),
                json.number("revision"),
                json.optionalText("planHash"),
                json.number("totalMs"),
                json.list("phases", Install::phase),
                progress(json.optionalObject("progress")),
                problem(json.optionalObject("problem")),
                proof.isPresent() ? Optional.of(proof.get().flag("secureBoot")) : Optional.empty(),
                tftp.isPresent() ? tftp.get().number("bytes") : 0);
    }

    private static Phase phase(JsonObject json) throws MalformedJson {
        return new Phase(
                json.text("name"), json.number("startMs"), json.optionalNumber("durationMs"));
    }

    private static Optional<Progress> progress(Optional<JsonObject> json) throws MalformedJson {
        if (json.isEmpty()) return Optional.empty();
        JsonObject progress = json.get();
        return Optional.of(
                new Progress(
                        progress.text("kind"),
                        progress.text("subject"),
                        progress.number("doneBytes"),
                        progress.number("totalBytes")));
    }

    private static Optional<Problem> problem(Optional<JsonObject> json) throws MalformedJson {
        if (json.isEmpty()) return Optional.empty();
        return Optional.of(
                Problem.at(
                        json.get().text("where"), json.get().text("what"), json.get().text("fix")));
    }
}
