package dev.tarmac.anaconda.tree;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Where;

import java.util.Optional;

/// Why nothing is planned.
///
/// @param command the place of what is refused; empty where it is the whole that does not fit
/// @param near where to look when it is the whole
/// @param message for the author; the words of the reference where those are known to authors
/// @param fix what to do about it
public record Refusal(
        Stage stage,
        Kind kind,
        Optional<Where> command,
        Optional<Where> near,
        String message,
        String fix) {
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

    /// As people are told.
    ///
    /// @param file the place when nothing is known that is nearer
    public Problem problem(Where file) {
        return new Problem(command.or(() -> near).orElse(file), message, fix);
    }
}
