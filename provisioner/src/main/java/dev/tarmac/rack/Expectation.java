package dev.tarmac.rack;

import dev.tarmac.rule.Amount;
import dev.tarmac.rule.Appearance;
import dev.tarmac.rule.Glob;
import dev.tarmac.rule.NumberTrait;
import dev.tarmac.rule.TextTrait;

import java.util.List;
import java.util.Optional;

/// One thing that a machine of the list must show.
public sealed interface Expectation {
    /// How the machine differs, as half a sentence; empty when it does not.
    Optional<String> difference(Appearance machine);

    record Says(TextTrait trait, Glob wanted) implements Expectation {
        @Override
        public Optional<String> difference(Appearance machine) {
            List<String> said = trait.of(machine);
            if (said.stream().anyMatch(wanted::matches)) return Optional.empty();
            return Optional.of(
                    trait.key()
                            + " is "
                            + (said.isEmpty() ? "not told" : String.join(", ", said))
                            + ", the list says "
                            + wanted);
        }
    }

    record Counts(NumberTrait trait, Amount wanted) implements Expectation {
        private static final int MIB_BITS = 20;

        @Override
        public Optional<String> difference(Appearance machine) {
            long found = trait.of(machine);
            if (trait.holds(wanted, found)) return Optional.empty();
            String shown =
                    trait == NumberTrait.MEMORY
                            ? (found >> MIB_BITS) + " MiB"
                            : String.valueOf(found);
            return Optional.of(trait.key() + " is " + shown + ", the list says " + wanted);
        }
    }
}
