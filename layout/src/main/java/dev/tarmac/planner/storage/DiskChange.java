package dev.tarmac.planner.storage;

import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Optional;

/// What happens to one disk.
///
/// @param where the place in the author's file
/// @param table its new partition table; empty where the one that is there stays as it is
/// @param keeping partitions whose content is not touched; empty = the whole disk is wiped
public record DiskChange(
        Where where, PlannedDisk disk, Optional<Step.WriteTable> table, List<Extent> keeping) {
    public DiskChange {
        keeping = List.copyOf(keeping);
    }
}
