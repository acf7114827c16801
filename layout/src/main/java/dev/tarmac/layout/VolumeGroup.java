package dev.tarmac.layout;

import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Optional;

/// An LVM volume group.
///
/// @param members its physical volumes, by the names of partitions and arrays
/// @param extentBytes a power of two from 1 KiB on
/// @param reserved what no growing volume takes; empty = nothing
public record VolumeGroup(
        Where where,
        String name,
        List<String> members,
        long extentBytes,
        Optional<Size> reserved,
        List<LogicalVolume> volumes) {
    public static final long DEFAULT_EXTENT_BYTES = 4L << 20;

    public VolumeGroup {
        members = List.copyOf(members);
        volumes = List.copyOf(volumes);
    }
}
