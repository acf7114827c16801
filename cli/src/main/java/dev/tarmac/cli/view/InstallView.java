package dev.tarmac.cli.view;

import dev.tarmac.problem.Problem;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the terminal shows of an install, whoever told it.
///
/// @param state as the server spells it
/// @param totalMillis from the first packet until now, or until it was over
public record InstallView(
        String mac,
        String state,
        long totalMillis,
        List<Phase> phases,
        Optional<Work> work,
        Optional<Problem> problem) {
    private static final List<String> ENDS = List.of("proven", "unproven", "failed", "aborted");

    public InstallView {
        phases = List.copyOf(phases);
    }

    /// One entry of the ledger.
    ///
    /// @param durationMillis empty while the phase goes on
    public record Phase(String name, long startMillis, OptionalLong durationMillis) {
        boolean isOver() {
            return durationMillis.isPresent();
        }

        long end(long now) {
            return isOver() ? startMillis + durationMillis.getAsLong() : now;
        }
    }

    /// The step at work.
    ///
    /// @param total bytes; 0 when it moves none worth counting
    public record Work(String what, long done, long total) {}

    /// Nothing changes it any more, but a retry.
    public boolean isOver() {
        return ENDS.contains(state);
    }

    public boolean isProven() {
        return state.equals("proven");
    }
}
