package dev.tarmac.facts;

import java.util.List;

/// The partition table that is on a disk.
///
/// @param partitions in the order of their numbers; an extended one among them
public record FoundTable(TableKind kind, List<FoundPartition> partitions) {
    public FoundTable {
        partitions = List.copyOf(partitions);
    }
}
