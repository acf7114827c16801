package dev.tarmac.store;

import dev.tarmac.install.Attempt;
import dev.tarmac.install.InstallId;
import dev.tarmac.install.InstallState;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What texts of attempts mean, for those that are read and written again and again: an agent at
/// work reports several times a second, and nearly all of the text is the order, which stays.
///
/// The text in the database is the truth: what is known counts only for the very same text, so
/// nothing here can be out of date.
final class KnownAttempts {
    private static final int MOST = 2048;

    private final Map<InstallId, Known> known =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<InstallId, Known> eldest) {
                            return size() > MOST;
                        }
                    });

    /// @param prepared its part of the text; empty when nothing is prepared
    private record Known(String text, Attempt attempt, String prepared) {}

    /// The attempt that a text stands for.
    Attempt decode(InstallId id, InstallState state, String text) {
        Known before = known.get(id);
        if (before != null && before.text.equals(text)) return before.attempt;
        Attempt attempt = Rows.decode(text, AttemptJson::decode);
        if (state == InstallState.RUNNING)
            known.put(id, new Known(text, attempt, prepared(before, attempt)));
        return attempt;
    }

    /// The text that stands for an attempt.
    String encode(InstallId id, Attempt attempt) {
        String prepared = prepared(known.get(id), attempt);
        String rest = Rows.encode(AttemptJson.encodeRest(attempt));
        if (prepared.isEmpty()) return rest;
        String text = "{\"prepared\":" + prepared + "," + rest.substring(1);
        known.put(id, new Known(text, attempt, prepared));
        return text;
    }

    private static String prepared(Known before, Attempt attempt) {
        if (attempt.prepared().isEmpty()) return "";
        if (before != null && before.attempt.prepared().equals(attempt.prepared()))
            return before.prepared;
        return attempt.prepared().map(AttemptJson::encode).map(Rows::encode).orElse("");
    }
}
