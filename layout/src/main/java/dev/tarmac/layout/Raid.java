package dev.tarmac.layout;

import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// An md array on partitions.
///
/// @param name also the array's name, below /dev/md
/// @param members the active ones, by the names of their partitions
/// @param spares the waiting ones
/// @param metadata `1.0`, `1.1`, `1.2` or `0.90`; empty = 1.2, and 1.0 where firmware reads it
/// @param chunkBytes of a striped level; empty = 512 KiB
/// @param uuid empty = drawn for each install
public record Raid(
        Where where,
        String name,
        RaidLevel level,
        List<String> members,
        List<String> spares,
        Optional<String> metadata,
        OptionalLong chunkBytes,
        Optional<String> uuid,
        Content content)
        implements BlockDevice {
    public Raid {
        members = List.copyOf(members);
        spares = List.copyOf(spares);
    }
}
