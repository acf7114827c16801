package dev.tarmac.rule;

import java.util.List;

/// What must be true of a machine.
public sealed interface Condition {
    boolean holds(Appearance machine);

    /// Whether it is about what only a switch can say.
    default boolean asksLink() {
        return false;
    }

    /// One of the patterns fits one of what the machine says.
    record Says(TextTrait trait, List<Glob> patterns) implements Condition {
        public Says {
            patterns = List.copyOf(patterns);
        }

        @Override
        public boolean holds(Appearance machine) {
            return trait.of(machine).stream()
                    .anyMatch(said -> patterns.stream().anyMatch(glob -> glob.matches(said)));
        }

        @Override
        public boolean asksLink() {
            return trait.isOfLink();
        }
    }

    record Counts(NumberTrait trait, Amount amount) implements Condition {
        @Override
        public boolean holds(Appearance machine) {
            return trait.holds(amount, trait.of(machine));
        }
    }

    record SecureBoot(boolean on) implements Condition {
        @Override
        public boolean holds(Appearance machine) {
            return machine.facts().secureBoot() == on;
        }
    }

    record Not(Condition other) implements Condition {
        @Override
        public boolean holds(Appearance machine) {
            return !other.holds(machine);
        }

        @Override
        public boolean asksLink() {
            return other.asksLink();
        }
    }

    /// Of no condition: true.
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Appearance machine) {
            return conditions.stream().allMatch(condition -> condition.holds(machine));
        }

        @Override
        public boolean asksLink() {
            return conditions.stream().anyMatch(Condition::asksLink);
        }
    }
}
