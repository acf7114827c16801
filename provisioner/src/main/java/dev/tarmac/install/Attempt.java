package dev.tarmac.install;

import dev.tarmac.ledger.Milestones;
import dev.tarmac.problem.Problem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the attempt that counts has brought so far.
///
/// @param problem why it failed, or why it is not proven
/// @param bootOrder UEFI BootOrder as the agent read it back
/// @param installedAt when the agent was done
/// @param proveBy when the first boot must have spoken
/// @param endedAt when it was proven, doubted, failed or aborted
public record Attempt(
        Optional<Prepared> prepared,
        Optional<Progress> progress,
        Optional<Problem> problem,
        List<String> notices,
        List<String> bootOrder,
        Optional<Instant> installedAt,
        Optional<Instant> proveBy,
        Optional<Proof> proof,
        Optional<Instant> endedAt) {
    static final Attempt NEW =
            new Attempt(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// What is kept of an agent that says too much.
    private static final int MOST_NOTICES = 100;

    public Attempt {
        notices = List.copyOf(notices);
        bootOrder = List.copyOf(bootOrder);
    }

    public Milestones milestones() {
        return new Milestones(
                prepared.map(Prepared::from),
                prepared.map(Prepared::at),
                installedAt,
                installedAt.isPresent() ? endedAt : Optional.empty());
    }

    Attempt prepared(Prepared order) {
        return new Attempt(
                Optional.of(order),
                progress,
                problem,
                notices,
                bootOrder,
                installedAt,
                proveBy,
                proof,
                endedAt);
    }

    Attempt at(Progress step) {
        return new Attempt(
                prepared,
                Optional.of(step),
                problem,
                notices,
                bootOrder,
                installedAt,
                proveBy,
                proof,
                endedAt);
    }

    Attempt notice(String text) {
        if (notices.size() >= MOST_NOTICES) return this;
        List<String> more = new ArrayList<>(notices);
        more.add(text);
        return new Attempt(
                prepared, progress, problem, more, bootOrder, installedAt, proveBy, proof, endedAt);
    }

    Attempt installed(List<String> order, Instant at, Instant provenUntil) {
        return new Attempt(
                prepared,
                Optional.empty(),
                Optional.empty(),
                notices,
                order,
                Optional.of(at),
                Optional.of(provenUntil),
                proof,
                endedAt);
    }

    /// Something is wrong that may still pass.
    Attempt troubled(Problem why) {
        return withProblem(Optional.of(why));
    }

    Attempt untroubled() {
        return withProblem(Optional.empty());
    }

    private Attempt withProblem(Optional<Problem> why) {
        return new Attempt(
                prepared, progress, why, notices, bootOrder, installedAt, proveBy, proof, endedAt);
    }

    /// The end by failure, doubt or abort.
    Attempt ended(Problem why, Instant at) {
        return new Attempt(
                prepared,
                progress,
                Optional.of(why),
                notices,
                bootOrder,
                installedAt,
                proveBy,
                proof,
                Optional.of(at));
    }

    /// What was doubted before is no problem any more.
    Attempt proved(Proof words, Instant at) {
        return new Attempt(
                prepared,
                progress,
                Optional.empty(),
                notices,
                bootOrder,
                installedAt,
                proveBy,
                Optional.of(words),
                Optional.of(at));
    }
}
