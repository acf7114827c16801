package dev.tarmac.ui;

import dev.tarmac.install.InstallState;
import dev.tarmac.install.Progress;
import dev.tarmac.install.Roster.Work;
import dev.tarmac.ledger.Moment;
import dev.tarmac.problem.Problem;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What an install is at.
///
/// @param phase in a few words
/// @param percent of the bytes of that phase; -1 where bytes do not count
/// @param amount `120 MiB of 515 MiB`; empty where bytes do not count
/// @param rate empty while nobody can say
/// @param problem what is wrong, in one line; empty when nothing is
public record WorkView(String phase, int percent, String amount, String rate, String problem) {
    static final WorkView NONE = new WorkView("", -1, "", "", "");

    static WorkView of(InstallState state, Work work, Instant now) {
        String problem = work.problem().map(Problem::what).orElse("");
        if (state != InstallState.RUNNING || work.progress().isEmpty())
            return new WorkView(phase(state, work.seen()), -1, "", "", problem);
        Progress at = work.progress().get();
        String phase = (at.kind() + " " + at.subject()).strip();
        if (at.totalBytes() <= 0) return new WorkView(phase, -1, "", "", problem);
        Duration since =
                work.since().map(start -> Duration.between(start, now)).orElse(Duration.ZERO);
        return new WorkView(
                phase,
                Math.clamp(at.doneBytes() * 100 / at.totalBytes(), 0, 100),
                Words.size(at.doneBytes()) + " of " + Words.size(at.totalBytes()),
                Words.rate(at.doneBytes(), since),
                problem);
    }

    private static String phase(InstallState state, Optional<Moment.Kind> seen) {
        return switch (state) {
            case ORDERED -> seen.map(WorkView::stage).orElse("waits for the machine to start");
            case RUNNING -> "starts";
            case INSTALLED -> "first boot";
            case PROVEN, UNPROVEN, FAILED, ABORTED -> "";
        };
    }

    /// What a boot does after that moment.
    private static String stage(Moment.Kind seen) {
        return switch (seen) {
            case DISCOVER, ADDRESS -> "has an address";
            case TRANSFER_STARTED -> "loads its loader";
            case TRANSFER_FINISHED, LOADER_FETCHED, LOADER_DISCOVER -> "loader runs";
            case TRANSFER_FAILED -> "could not load its loader";
            case SCRIPT -> "loads the agent";
            case TICKET -> "agent starts";
            case HELLO -> "looks at its hardware";
            case FACTS -> "agent is there";
        };
    }
}
