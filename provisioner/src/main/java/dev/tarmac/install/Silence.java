package dev.tarmac.install;

import dev.tarmac.audit.Actor;
import dev.tarmac.install.Installs.Change;
import dev.tarmac.problem.Problem;
import dev.tarmac.pxe.MacAddress;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/// Looks for installs whose agent says nothing any more: first it is told, later it is the end. An
/// agent gives a sign of life every second, also while it works and while it cannot reach this
/// server; the time that this server was down itself is no silence.
public final class Silence {
    private static final Logger LOG = LoggerFactory.getLogger(Silence.class);

    /// A dozen signs in a row are missing: one comes every second.
    static final Duration TOLD = Duration.ofSeconds(15);

    /// A machine that lost its power comes back within this time, however long its firmware tests
    /// its memory; its next boot then goes on by itself.
    static final Duration ENDED = Duration.ofMinutes(15);

    private final Installs installs;
    private final Wakeups wakeups;
    private final Function<MacAddress, Optional<Instant>> lastSign;
    private final InstantSource clock;
    private final Instant started;

    /// @param lastSign of that machine's agent, since this server was started
    public Silence(
            Installs installs,
            Wakeups wakeups,
            Function<MacAddress, Optional<Instant>> lastSign,
            InstantSource clock) {
        this.installs = installs;
        this.wakeups = wakeups;
        this.lastSign = lastSign;
        this.clock = clock;
        this.started = clock.instant();
    }

    /// To be called every second or so.
    public void sweep() {
        Instant now = clock.instant();
        for (Install running : installs.running()) {
            Instant since = since(running);
            if (after(running, since, now).equals(running)) continue;
            installs.change(
                    running.id(),
                    Actor.SERVER,
                    install -> {
                        Install changed = after(install, since, now);
                        return Change.of(changed, changed);
                    });
            LOG.warn(
                    "{}: install {}: the agent {}",
                    running.mac(),
                    running.id(),
                    isSilent(since, now) ? "has been silent since " + since : "speaks again");
            wakeups.wake(running.id());
            wakeups.wake(running.mac());
        }
    }

    private Instant since(Install running) {
        Instant sign = lastSign.apply(running.mac()).orElse(started);
        Instant given = running.attempt().prepared().map(Prepared::at).orElse(started);
        return sign.isBefore(given) ? given : sign;
    }

    private static boolean isSilent(Instant since, Instant now) {
        return !now.isBefore(since.plus(TOLD));
    }

    /// The install as it is after that silence; the same one when there is nothing new.
    static Install after(Install install, Instant since, Instant now) {
        if (install.state() != InstallState.RUNNING) return install;
        Attempt attempt = install.attempt();
        if (!isSilent(since, now))
            return attempt.problem().isEmpty() ? install : install.with(attempt.untroubled());
        Problem problem = problem(install, since);
        if (!now.isBefore(since.plus(ENDED))
                && StateMachine.on(install.status(), new Happening.Lost())
                        instanceof Verdict.Next(Status next))
            return install.with(next, attempt.ended(problem, now));
        return attempt.problem().isPresent() ? install : install.with(attempt.troubled(problem));
    }

    private static Problem problem(Install install, Instant since) {
        return Problem.at(
                "machine " + install.mac(),
                "its agent has given no sign of life since "
                        + since.truncatedTo(ChronoUnit.SECONDS),
                "look at its console, its power and its cable; after "
                        + ENDED.toMinutes()
                        + " minutes the install fails, then: tarmac install retry "
                        + install.id());
    }
}
