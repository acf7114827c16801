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
/// @param wiping the place that lets go what is on it; mostly the same
/// @param table its partition table, as far as the plan has to know it; empty where the one that is
///   there stays as it is and nothing is mounted from it
/// @param keeping partitions whose content is not touched; empty = the whole disk is wiped
public record DiskChange(
        Where where,
        Where wiping,
        PlannedDisk disk,
        Optional<Step.WriteTable> table,
        List<Extent> keeping) {
    public DiskChange {
        keeping = List.copyOf(keeping);
    }

    /// Whether its table and what it does not keep are written anew.
    public boolean isWritten() {
        return table.isPresent() && !(table.get() instanceof Step.KeepTable);
    }
}
