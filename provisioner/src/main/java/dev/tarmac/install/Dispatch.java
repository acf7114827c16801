package dev.tarmac.install;

import dev.tarmac.access.Session;
import dev.tarmac.audit.Actor;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.install.Installs.Change;
import dev.tarmac.ledger.Boots;
import dev.tarmac.ledger.Moment;
import dev.tarmac.machine.Machine;
import dev.tarmac.machine.Machines;
import dev.tarmac.order.AgentCommand;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.order.ProofTicket;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.MacAddress;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// What a waiting agent is told. The order of an attempt is stored before it is told, and told
/// again, word for word, to whoever asks in the same boot.
public final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    /// A machine that is started again in the middle once more than this is left alone.
    private static final int MOST_RESTARTS = 3;

    private final Machines machines;
    private final Installs installs;
    private final Boots boots;
    private final Preparation preparation;
    private final Admission admission;
    private final Wakeups wakeups;
    private final Function<MacAddress, URI> server;
    private final InstantSource clock;

    public Dispatch(
            Machines machines,
            Installs installs,
            Boots boots,
            Preparation preparation,
            Admission admission,
            Wakeups wakeups,
            Function<MacAddress, URI> server,
            InstantSource clock) {
        this.machines = machines;
        this.installs = installs;
        this.boots = boots;
        this.preparation = preparation;
        this.admission = admission;
        this.wakeups = wakeups;
        this.server = server;
        this.clock = clock;
    }

    /// Waits that long for something to do.
    ///
    /// @param stillOpen whether the session is the machine's own: an agent whose machine was
    ///   started again may have left a question behind, and nothing is given to a dead one
    public AgentCommand next(Session session, Duration atMost, BooleanSupplier stillOpen)
            throws InterruptedException {
        return wakeups.await(
                        session.mac(),
                        atMost,
                        () -> stillOpen.getAsBoolean() ? now(session) : Optional.empty())
                .orElseGet(AgentCommand.Wait::new);
    }

    private Optional<AgentCommand> now(Session session) {
        Optional<Machine> machine = machines.find(session.mac());
        if (machine.isEmpty()) return Optional.empty();
        if (machine.get().shellWanted() && machines.takeShell(session.mac())) {
            LOG.info("{}: gets a shell on its console", session.mac());
            return Optional.of(new AgentCommand.Shell());
        }
        Optional<Install> install = installs.latest(session.mac());
        if (install.isEmpty()) return Optional.empty();
        return switch (install.get().state()) {
            case ORDERED -> plan(install.get(), machine.get(), session);
            case RUNNING ->
                    install.get().boot().equals(Optional.of(session.boot()))
                            ? Optional.of(repeat(install.get()))
                            : restart(install.get(), session);
            case INSTALLED, PROVEN, UNPROVEN, FAILED, ABORTED -> Optional.empty();
        };
    }

    /// Facts of an earlier boot may be of other disks: planning waits for this boot's.
    private Optional<AgentCommand> plan(Install install, Machine machine, Session session) {
        Optional<MachineFacts> facts = machine.facts();
        boolean fresh =
                boots.moments(session.boot()).stream()
                        .anyMatch(moment -> moment.kind() == Moment.Kind.FACTS);
        if (facts.isEmpty() || !fresh) return Optional.empty();
        try {
            Prepared prepared = preparation.prepare(install, machine, facts.get(), session);
            return admission.admit(
                    install, () -> change(install, new Happening.Planned(), session, prepared));
        } catch (Refused refused) {
            refuse(install, session, refused.problems());
            return Optional.empty();
        }
    }

    private Optional<AgentCommand> change(
            Install planned, Happening happening, Session session, Prepared prepared) {
        Optional<AgentCommand> command =
                installs.<Optional<AgentCommand>>change(
                                planned.id(),
                                Actor.SERVER,
                                install -> {
                                    if (!install.status().equals(planned.status())
                                            || !(StateMachine.on(install.status(), happening)
                                                    instanceof Verdict.Next(Status next)))
                                        return Change.of(install, Optional.empty());
                                    Install running =
                                            install.in(session.boot())
                                                    .with(next, Attempt.NEW.prepared(prepared));
                                    return Change.of(running, Optional.of(repeat(running)));
                                })
                        .orElse(Optional.empty());
        command.ifPresent(
                any ->
                        LOG.info(
                                "{}: install {} attempt {} is handed out, plan {}",
                                planned.mac(),
                                planned.id(),
                                planned.status().attempt(),
                                prepared.order().planHash()));
        wake(planned);
        return command;
    }

    private void refuse(Install planned, Session session, List<Problem> problems) {
        installs.change(
                planned.id(),
                Actor.SERVER,
                install -> {
                    if (!install.status().equals(planned.status())
                            || !(StateMachine.on(install.status(), new Happening.Refused())
                                    instanceof Verdict.Next(Status next)))
                        return Change.of(install, false);
                    Attempt attempt = install.attempt();
                    for (Problem problem : problems.subList(1, problems.size()))
                        attempt = attempt.notice(problem.toString());
                    attempt = attempt.ended(problems.getFirst(), clock.instant());
                    return Change.of(install.in(session.boot()).with(next, attempt), true);
                });
        problems.forEach(
                problem -> LOG.warn("{}: install {}: {}", planned.mac(), planned.id(), problem));
        wake(planned);
    }

    /// The machine came back in the middle: what the earlier boot did is void.
    private Optional<AgentCommand> restart(Install running, Session session) {
        if (running.restarts() >= MOST_RESTARTS) {
            refuse(running, session, List.of(startedTooOften(running)));
            return Optional.empty();
        }
        LOG.warn(
                "{}: was started again in the middle of install {} attempt {}",
                running.mac(),
                running.id(),
                running.status().attempt());
        installs.change(
                running.id(),
                Actor.machine(running.mac()),
                install ->
                        install.status().equals(running.status())
                                        && StateMachine.on(
                                                        install.status(), new Happening.Restarted())
                                                instanceof Verdict.Next(Status next)
                                ? Change.of(install.restarted(next, session.boot()), true)
                                : Change.of(install, false));
        wake(running);
        return now(session);
    }

    private static Problem startedTooOften(Install running) {
        return Problem.at(
                "machine " + running.mac(),
                "was started again in the middle of the install "
                        + (running.restarts() + 1)
                        + " times",
                "look at its console and power, then: tarmac install retry " + running.id());
    }

    private AgentCommand repeat(Install running) {
        Prepared prepared = running.attempt().prepared().orElseThrow();
        InstallOrder order = prepared.order();
        Optional<ProofTicket> proof =
                prepared.provable()
                        ? Optional.of(
                                new ProofTicket(
                                        server.apply(running.mac()).resolve("/proof/v1").toString(),
                                        running.proofToken().text()))
                        : Optional.empty();
        return new AgentCommand.Install(
                new InstallOrder(
                        order.install(),
                        order.attempt(),
                        order.plan(),
                        order.planHash(),
                        order.diskUuids(),
                        order.partitionUuids(),
                        order.filesystemUuids(),
                        order.image(),
                        order.host(),
                        proof));
    }

    private void wake(Install install) {
        wakeups.wake(install.id());
        wakeups.wake(install.mac());
    }
}
