package dev.tarmac.install;

import dev.tarmac.ledger.Milestones;
import dev.tarmac.problem.Problem;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
        return changed(draft -> draft.prepared = Optional.of(order));
    }

    Attempt at(Progress step) {
        return changed(draft -> draft.progress = Optional.of(step));
    }

    Attempt notice(String text) {
        if (notices.size() >= MOST_NOTICES) return this;
        return changed(
                draft -> draft.notices = Stream.concat(notices.stream(), Stream.of(text)).toList());
    }

    /// The agent is done; what was in doubt on the way is over.
    Attempt installed(List<String> order, Instant at, Instant provenUntil) {
        return changed(
                draft -> {
                    draft.progress = Optional.empty();
                    draft.problem = Optional.empty();
                    draft.bootOrder = order;
                    draft.installedAt = Optional.of(at);
                    draft.proveBy = Optional.of(provenUntil);
                });
    }

    /// Something is wrong that may still pass.
    Attempt troubled(Problem why) {
        return changed(draft -> draft.problem = Optional.of(why));
    }

    Attempt untroubled() {
        return changed(draft -> draft.problem = Optional.empty());
    }

    /// The end by failure, doubt or abort.
    Attempt ended(Problem why, Instant at) {
        return changed(
                draft -> {
                    draft.problem = Optional.of(why);
                    draft.endedAt = Optional.of(at);
                });
    }

    /// What was doubted before is no problem any more.
    Attempt proved(Proof words, Instant at) {
        return changed(
                draft -> {
                    draft.problem = Optional.empty();
                    draft.proof = Optional.of(words);
                    draft.endedAt = Optional.of(at);
                });
    }

    private Attempt changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /// The same parts with names of their own: three of them are moments.
    private static final class Draft {
        private Optional<Prepared> prepared;
        private Optional<Progress> progress;
        private Optional<Problem> problem;
        private List<String> notices;
        private List<String> bootOrder;
        private Optional<Instant> installedAt;
        private Optional<Instant> proveBy;
        private Optional<Proof> proof;
        private Optional<Instant> endedAt;

        Draft(Attempt from) {
            prepared = from.prepared;
            progress = from.progress;
            problem = from.problem;
            notices = from.notices;
            bootOrder = from.bootOrder;
            installedAt = from.installedAt;
            proveBy = from.proveBy;
            proof = from.proof;
            endedAt = from.endedAt;
        }

        Attempt done() {
            return new Attempt(
                    prepared,
                    progress,
                    problem,
                    notices,
                    bootOrder,
                    installedAt,
                    proveBy,
                    proof,
                    endedAt);
        }
    }
}
