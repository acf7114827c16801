package dev.tarmac.layout;

import dev.tarmac.problem.Where;

import java.util.Optional;

/// One partition as wanted.
///
/// @param where the place in the author's file, for problems found while planning
/// @param name unique in the layout; also the name in the GPT (at most 36 characters)
/// @param filesystem what it is formatted with; empty = left raw
/// @param mount absolute path; empty = not mounted
/// @param options for fstab; empty = the planner's default for that file system
public record Partition(
        Where where,
        String name,
        Kind kind,
        Size size,
        Optional<Filesystem> filesystem,
        Optional<String> mount,
        Optional<String> options) {

    /// What a partition is for, as far as firmware and loaders care.
    public enum Kind {
        /// For a file system of Linux.
        LINUX,
        SWAP,
        /// GRUB's core.img on a BIOS machine with GPT: raw, 1 MiB is enough.
        BIOSBOOT,
        /// The EFI system partition.
        ESP;

        public static Kind parse(String text) {
            return switch (text) {
                case "linux" -> LINUX;
                case "swap" -> SWAP;
                case "biosboot" -> BIOSBOOT;
                case "esp" -> ESP;
                default ->
                        throw new IllegalArgumentException(
                                "no type '" + text + "'; there are linux, swap, biosboot, esp");
            };
        }
    }
}
