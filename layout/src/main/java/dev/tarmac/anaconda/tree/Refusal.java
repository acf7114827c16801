package dev.tarmac.anaconda.tree;

import java.util.OptionalInt;

/// Why nothing is planned.
///
/// @param line the line of the command that is refused; empty where it is the whole that does not
///   fit
/// @param message for the author; the words of the reference where those are known to authors
public record Refusal(Stage stage, Kind kind, OptionalInt line, String message) {
    public enum Stage {
        /// While the file is read and the disks are chosen.
        READING,
        /// While storage is planned.
        PLANNING
    }

    public enum Kind {
        /// A command says something that cannot be.
        COMMAND,
        /// A device cannot be made as it is asked for.
        DEVICE,
        /// A value is none of those allowed.
        VALUE,
        /// Partitions find no place.
        PARTITIONS,
        /// Growing leaves nothing for a partition.
        NOTHING_LEFT,
        /// The disks are too small for what `autopart` needs.
        SPACE,
        /// There is no disk to use.
        DISKS,
        /// There is nothing to boot from.
        BOOT
    }
}
