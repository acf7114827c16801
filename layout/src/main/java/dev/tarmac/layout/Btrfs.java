package dev.tarmac.layout;

import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Optional;

/// A btrfs volume over several devices, or with subvolumes.
///
/// @param name the volume's name in the layout
/// @param members by the names of partitions and arrays
/// @param filesystem label, UUID and mkfs options; its kind is btrfs
/// @param data how often and where data is kept: `single`, `raid0`, `raid1`, `raid10`; empty = mkfs
///   decides
/// @param metadata the same for metadata
/// @param mount where the top of the volume is mounted; empty = nowhere
public record Btrfs(
        Where where,
        String name,
        List<String> members,
        Filesystem filesystem,
        Optional<String> data,
        Optional<String> metadata,
        Optional<String> mount,
        Optional<String> options,
        List<Subvolume> subvolumes) {
    public static final List<String> LEVELS = List.of("single", "raid0", "raid1", "raid10");

    public Btrfs {
        members = List.copyOf(members);
        subvolumes = List.copyOf(subvolumes);
        if (filesystem.kind() != Filesystem.Kind.BTRFS)
            throw new IllegalArgumentException("a btrfs volume is btrfs");
    }

    /// A part of the volume that is mounted on its own.
    ///
    /// @param name its path below the top of the volume, without a `/` in front
    /// @param options for fstab, without `subvol=`
    public record Subvolume(
            Where where, String name, Optional<String> mount, Optional<String> options) {}
}
