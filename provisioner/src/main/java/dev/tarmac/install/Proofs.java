package dev.tarmac.install;

import dev.tarmac.audit.Actor;
import dev.tarmac.install.Installs.Change;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problem;
import dev.tarmac.pxe.Printable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.Optional;

/// Takes the word of a first boot.
public final class Proofs {
    private static final Logger LOG = LoggerFactory.getLogger(Proofs.class);

    private final Installs installs;
    private final Wakeups wakeups;
    private final InstantSource clock;

    public Proofs(Installs installs, Wakeups wakeups, InstantSource clock) {
        this.installs = installs;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /// What the installed system is told.
    public sealed interface Outcome {
        record Proven() implements Outcome {}

        /// Another install, another attempt, or nobody's token.
        record WrongToken() implements Outcome {}

        /// Not waiting for a proof, or not any more.
        record NotNow(InstallState state) implements Outcome {}

        /// It runs from a disk that this install did not write.
        record WrongDisk(Problem problem) implements Outcome {}
    }

    /// Believes who has the token of the running attempt and runs from the disk it wrote.
    ///
    /// @param token as it stands on the disk of the machine
    public Outcome take(InstallId id, String token, Proof proof) {
        Outcome outcome =
                installs.change(id, Actor.SERVER, install -> decide(install, token, proof))
                        .orElseGet(Outcome.WrongToken::new);
        switch (outcome) {
            case Outcome.Proven() ->
                    LOG.info("install {} is proven: {}", id, Printable.of(proof.toString()));
            case Outcome.WrongToken() -> LOG.warn("install {}: a proof with a wrong token", id);
            case Outcome.NotNow(InstallState state) ->
                    LOG.info("install {} is {}: another proof is ignored", id, state);
            case Outcome.WrongDisk(Problem problem) ->
                    LOG.warn("{}", Printable.of(problem.toString()));
        }
        wakeups.wake(id);
        return outcome;
    }

    private Change<Outcome> decide(Install install, String token, Proof proof) {
        if (install.attempt().prepared().isEmpty() || !install.proofToken().matches(token))
            return Change.of(install, new Outcome.WrongToken());
        if (!(StateMachine.on(install.status(), new Happening.Proved())
                instanceof Verdict.Next(Status proven)))
            return Change.of(install, new Outcome.NotNow(install.state()));
        Optional<String> root = rootPartition(install.attempt().prepared().get().order());
        if (root.isPresent() && !root.get().equalsIgnoreCase(proof.rootPartuuid()))
            return doubt(install, root.get(), proof);
        return Change.of(
                install.with(proven, install.attempt().proved(proof, clock.instant())),
                new Outcome.Proven());
    }

    private Change<Outcome> doubt(Install install, String root, Proof proof) {
        Problem problem =
                Problem.at(
                        "install " + install.id(),
                        "booted from PARTUUID '"
                                + proof.rootPartuuid()
                                + "', but the root that was installed has "
                                + root,
                        "see which disk the firmware of " + install.mac() + " boots first");
        // Doubted before it is as well: this is the better reason.
        Status doubted = install.status().to(InstallState.UNPROVEN);
        return Change.of(
                install.with(doubted, install.attempt().ended(problem, clock.instant())),
                new Outcome.WrongDisk(problem));
    }

    /// Empty when / is no partition of a table that the plan writes.
    private static Optional<String> rootPartition(InstallOrder order) {
        return order.plan()
                .only(Step.Mount.class)
                .filter(mount -> mount.path().equals("/"))
                .map(Step.Mount::device)
                .filter(device -> order.plan().tableOf(device).isPresent())
                .findFirst()
                .map(order::partuuid);
    }
}
