package dev.tarmac.layout;

import java.util.Optional;

/// What is on a partition, an array or a volume, and where it is seen. A member of an array, a
/// volume group or a btrfs volume has no file system of its own.
///
/// @param luks encrypted; the file system, or what has it as a member, lies inside
/// @param filesystem what it is formatted with; empty = left raw, or a member of something
/// @param mount absolute path; empty = not mounted
/// @param options for fstab; empty = the planner's default for that file system
public record Content(
        Optional<Luks> luks,
        Optional<Filesystem> filesystem,
        Optional<String> mount,
        Optional<String> options) {
    public static final Content RAW =
            new Content(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// A file system that is not encrypted.
    public static Content of(Optional<Filesystem> filesystem, Optional<String> mount) {
        return new Content(Optional.empty(), filesystem, mount, Optional.empty());
    }

    public boolean isMountedOn(String path) {
        return mount.filter(path::equals).isPresent();
    }

    public boolean holds(Filesystem.Kind kind) {
        return filesystem.filter(made -> made.kind() == kind).isPresent();
    }
}
