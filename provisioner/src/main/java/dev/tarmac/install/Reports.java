package dev.tarmac.install;

import dev.tarmac.access.Session;
import dev.tarmac.audit.Actor;
import dev.tarmac.install.Happening.Word;
import dev.tarmac.install.Installs.Change;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problem;
import dev.tarmac.pxe.Printable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Takes the agent's events. What is acknowledged is stored.
public final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final int LONGEST_NOTICE = 2000;

    private final Installs installs;
    private final Wakeups wakeups;
    private final InstantSource clock;

    public Reports(Installs installs, Wakeups wakeups, InstantSource clock) {
        this.installs = installs;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /// What the agent is told.
    public sealed interface Outcome {
        record Acknowledged(long sequence) implements Outcome {}

        record Gap(long expected) implements Outcome {}

        /// Nothing of this attempt counts any more.
        record Over(String why) implements Outcome {}

        record NotYours() implements Outcome {}

        /// One report is about one attempt.
        record Mixed() implements Outcome {}
    }

    /// Takes what follows on what was taken before, up to the first event that does not.
    ///
    /// @param events at least one, in their order
    public Outcome take(Session session, List<AgentEvent> events) {
        AgentEvent.Stamp first = events.getFirst().stamp();
        if (!events.stream().allMatch(event -> sameAttempt(first, event.stamp())))
            return new Outcome.Mixed();
        InstallId id;
        try {
            id = new InstallId(first.install());
        } catch (IllegalArgumentException noId) {
            return new Outcome.Over("unknown");
        }
        Outcome outcome =
                installs.change(
                                id,
                                Actor.machine(session.mac()),
                                install -> decide(install, session, events))
                        .orElseGet(() -> new Outcome.Over("unknown"));
        wakeups.wake(id);
        return outcome;
    }

    private static boolean sameAttempt(AgentEvent.Stamp one, AgentEvent.Stamp other) {
        return one.install().equals(other.install()) && one.attempt() == other.attempt();
    }

    private Change<Outcome> decide(Install install, Session session, List<AgentEvent> events) {
        if (!install.mac().equals(session.mac())) return Change.of(install, new Outcome.NotYours());
        if (install.boot().filter(session.boot()::equals).isEmpty())
            return Change.of(install, new Outcome.Over("running in another boot of the machine"));
        Install changed = install;
        List<AgentEvent> kept = new ArrayList<>();
        for (AgentEvent event : events) {
            AgentEvent.Stamp stamp = event.stamp();
            switch (StateMachine.on(
                    changed.status(),
                    new Happening.Told(stamp.attempt(), stamp.sequence(), word(event)))) {
                case Verdict.Repeat() -> {}
                case Verdict.Next(Status next) -> {
                    changed = apply(changed.with(next, changed.attempt()), event);
                    if (!(event instanceof AgentEvent.StepProgress)) kept.add(event);
                }
                case Verdict.Gap(long expected) -> {
                    return stopped(install, changed, kept, new Outcome.Gap(expected));
                }
                case Verdict.Over(String why) -> {
                    return stopped(install, changed, kept, new Outcome.Over(why));
                }
            }
        }
        return new Change<>(changed, kept, new Outcome.Acknowledged(changed.status().sequence()));
    }

    /// What came before the bad event is taken; the agent hears of the rest when it repeats it.
    private static Change<Outcome> stopped(
            Install before, Install after, List<AgentEvent> kept, Outcome reason) {
        if (after.equals(before)) return Change.of(before, reason);
        return new Change<>(after, kept, new Outcome.Acknowledged(after.status().sequence()));
    }

    private static Word word(AgentEvent event) {
        return switch (event) {
            case AgentEvent.StepStarted _,
                    AgentEvent.StepProgress _,
                    AgentEvent.StepFinished _,
                    AgentEvent.Notice _ ->
                    Word.GOING_ON;
            case AgentEvent.Installed _ -> Word.INSTALLED;
            case AgentEvent.Failed _ -> Word.FAILED;
        };
    }

    private Install apply(Install install, AgentEvent event) {
        Attempt attempt = install.attempt();
        return switch (event) {
            case AgentEvent.StepStarted step ->
                    install.with(
                            attempt.at(
                                    new Progress(step.step(), step.kind(), step.subject(), 0, 0)));
            case AgentEvent.StepProgress step -> install.with(attempt.at(progress(attempt, step)));
            case AgentEvent.StepFinished _ -> install;
            case AgentEvent.Notice notice -> {
                LOG.info(
                        "{}: install {}: {}",
                        install.mac(),
                        install.id(),
                        Printable.of(notice.text()));
                yield install.with(attempt.notice(shortened(notice.text())));
            }
            case AgentEvent.Installed installed -> installed(install, installed);
            case AgentEvent.Failed failed -> {
                LOG.warn(
                        "{}: install {}: {}",
                        install.mac(),
                        install.id(),
                        Printable.of(failed.problem().toString()));
                yield install.with(attempt.ended(failed.problem(), moment(install, event)));
            }
        };
    }

    private static Progress progress(Attempt attempt, AgentEvent.StepProgress event) {
        List<Step> steps = attempt.prepared().orElseThrow().order().plan().steps();
        boolean known = event.step() >= 0 && event.step() < steps.size();
        return new Progress(
                event.step(),
                known ? steps.get(event.step()).kind() : "",
                known ? steps.get(event.step()).subject() : "",
                event.doneBytes(),
                event.totalBytes());
    }

    private Install installed(Install install, AgentEvent.Installed event) {
        Prepared prepared = install.attempt().prepared().orElseThrow();
        Instant now = clock.instant();
        Attempt attempt =
                install.attempt()
                        .installed(
                                event.bootOrder(),
                                moment(install, event),
                                now.plus(prepared.proveWithin()));
        LOG.info("{}: install {} is on the disk", install.mac(), install.id());
        if (!prepared.provable()
                && StateMachine.on(install.status(), new Happening.Doubted())
                        instanceof Verdict.Next(Status doubted))
            return install.with(doubted, attempt.ended(cannotProve(install), now));
        return install.with(attempt);
    }

    private static Problem cannotProve(Install install) {
        return Problem.at(
                "image " + install.image(),
                "has nothing to phone home with, so nobody knows whether it booted",
                "install curl, wget, python3 or bash, and systemd, into the image");
    }

    /// The agent's time, as far as it can be true.
    private Instant moment(Install install, AgentEvent event) {
        Instant now = clock.instant();
        Instant told = Instant.ofEpochMilli(event.stamp().atMillis());
        Instant least = install.attempt().prepared().orElseThrow().at();
        if (told.isAfter(now)) return now;
        return told.isBefore(least) ? least : told;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NOTICE ? text : text.substring(0, LONGEST_NOTICE) + " ...";
    }
}
