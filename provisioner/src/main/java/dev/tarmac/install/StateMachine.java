package dev.tarmac.install;

import static dev.tarmac.install.InstallState.ABORTED;
import static dev.tarmac.install.InstallState.FAILED;
import static dev.tarmac.install.InstallState.INSTALLED;
import static dev.tarmac.install.InstallState.ORDERED;
import static dev.tarmac.install.InstallState.PROVEN;
import static dev.tarmac.install.InstallState.RUNNING;
import static dev.tarmac.install.InstallState.UNPROVEN;

/// The life of an install, as one pure function. Within an attempt it goes one way only: ordered,
/// running, installed, proven; `failed` and `aborted` end it, and only a person's retry begins the
/// next attempt. `unproven` is a doubt, not an end: a machine that took long may still prove
/// itself.
final class StateMachine {
    private StateMachine() {}

    static Verdict on(Status status, Happening happening) {
        return switch (happening) {
            case Happening.Planned() -> from(status, status.to(RUNNING), ORDERED);
            case Happening.Refused() -> from(status, status.to(FAILED), ORDERED, RUNNING);
            case Happening.Restarted() -> from(status, nextAttempt(status), RUNNING);
            case Happening.Lost() -> from(status, status.to(FAILED), RUNNING);
            case Happening.Told told -> told(status, told);
            case Happening.Proved() -> from(status, status.to(PROVEN), INSTALLED, UNPROVEN);
            case Happening.Doubted() -> from(status, status.to(UNPROVEN), INSTALLED);
            case Happening.Retried() ->
                    from(status, nextAttempt(status), FAILED, ABORTED, UNPROVEN);
            case Happening.Aborted() -> from(status, status.to(ABORTED), ORDERED, RUNNING);
        };
    }

    private static Verdict told(Status status, Happening.Told told) {
        if (told.attempt() != status.attempt())
            return new Verdict.Over("at attempt " + status.attempt() + " now");
        if (told.sequence() <= status.sequence()) return new Verdict.Repeat();
        if (status.state() != RUNNING) return over(status);
        if (told.sequence() > status.sequence() + 1) return new Verdict.Gap(status.sequence() + 1);
        InstallState next =
                switch (told.word()) {
                    case GOING_ON -> RUNNING;
                    case INSTALLED -> INSTALLED;
                    case FAILED -> FAILED;
                };
        return new Verdict.Next(new Status(next, status.attempt(), told.sequence()));
    }

    private static Verdict from(Status status, Status next, InstallState... allowed) {
        for (InstallState state : allowed)
            if (status.state() == state) return new Verdict.Next(next);
        return over(status);
    }

    private static Verdict over(Status status) {
        return new Verdict.Over(status.state().toString());
    }

    private static Status nextAttempt(Status status) {
        return new Status(ORDERED, status.attempt() + 1, 0);
    }
}
