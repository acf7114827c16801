package dev.tarmac.problem;

import java.util.Objects;

/// One error or warning as a person needs it: the place, the fact, and the fix (a flag, a line to
/// change, a command to run). `fix` is never empty.
public record Problem(Where where, String what, String fix) {
    public Problem {
        Objects.requireNonNull(where, "where");
        if (what.isBlank() || fix.isBlank())
            throw new IllegalArgumentException(
                    "a problem without what or fix helps nobody: " + where);
    }

    public static Problem at(String name, String what, String fix) {
        return new Problem(Where.of(name), what, fix);
    }

    @Override
    public String toString() {
        return where + ": " + what + "\n  fix: " + fix;
    }
}
