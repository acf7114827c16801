package dev.tarmac.bench.fleet;

import dev.tarmac.plan.Step;

/// What becomes of a machine on its way.
public sealed interface Behaviour {
    /// Does every order to its proof.
    record InstallsWell() implements Behaviour {}

    /// The first step of that kind fails, in the first attempts of each install.
    ///
    /// @param kind as plans name it: [Step#kind]
    /// @param attempts that fail; later ones end well
    record FailsAt(String kind, int attempts) implements Behaviour {}

    /// Hangs in the middle of the first step of that kind: no event and no sign of life any more.
    record FallsSilent(String kind) implements Behaviour {}

    /// Reports what it is made of and is switched off again.
    record IsOnlySeen() implements Behaviour {}

    /// Whether a step of that attempt does not work.
    default boolean fails(Step step, int attempt) {
        return this instanceof FailsAt(String kind, int attempts)
                && step.kind().equals(kind)
                && attempt <= attempts;
    }

    /// Whether nothing is heard after a step has begun.
    default boolean hangs(Step step) {
        return this instanceof FallsSilent(String kind) && step.kind().equals(kind);
    }
}
