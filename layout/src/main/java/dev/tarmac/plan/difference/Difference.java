package dev.tarmac.plan.difference;

import java.util.List;
import java.util.Locale;

/// One thing that only one plan has, or that both have differently.
///
/// @param subject `partition root`, `fstab /home`; things of the second plan are called as in the
///   first, where the first has them too
/// @param fields what differs; of what only one plan has, all that is said of it
public record Difference(Change change, String subject, List<Field> fields) {
    public Difference {
        fields = List.copyOf(fields);
    }

    /// In which of the plans it is.
    public enum Change {
        /// Only in the second.
        ADDED,
        /// Only in the first.
        REMOVED,
        /// In both.
        CHANGED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One of its properties.
    ///
    /// @param before in the first plan; empty when it has none
    /// @param after in the second
    public record Field(String name, String before, String after) {}
}
