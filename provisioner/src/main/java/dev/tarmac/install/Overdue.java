package dev.tarmac.install;

import dev.tarmac.audit.Actor;
import dev.tarmac.install.Installs.Change;
import dev.tarmac.problem.Problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Doubts installs whose first boot did not speak in time. The time is stored with the install, so
/// that a restart of the server changes nothing.
public final class Overdue {
    private static final Logger LOG = LoggerFactory.getLogger(Overdue.class);

    private final Installs installs;
    private final Wakeups wakeups;
    private final InstantSource clock;

    public Overdue(Installs installs, Wakeups wakeups, InstantSource clock) {
        this.installs = installs;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /// To be called every second or so.
    public void sweep() {
        Instant now = clock.instant();
        for (InstallId id : installs.overdue(now)) {
            installs.change(id, Actor.SERVER, install -> decide(install, now))
                    .filter(doubted -> doubted)
                    .ifPresent(any -> LOG.warn("install {} is unproven: no word in time", id));
            wakeups.wake(id);
        }
    }

    private static Change<Boolean> decide(Install install, Instant now) {
        if (!(StateMachine.on(install.status(), new Happening.Doubted())
                instanceof Verdict.Next(Status next))) return Change.of(install, false);
        return Change.of(install.with(next, install.attempt().ended(silence(install), now)), true);
    }

    private static Problem silence(Install install) {
        Duration waited =
                install.attempt().prepared().map(Prepared::proveWithin).orElse(Duration.ZERO);
        return Problem.at(
                "install " + install.id(),
                "the installed system has not spoken within " + waited.toSeconds() + " s",
                "look at the console of "
                        + install.mac()
                        + "; a machine that only is slow still becomes proven by itself");
    }
}
