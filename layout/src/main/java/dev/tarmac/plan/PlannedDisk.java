package dev.tarmac.plan;

import dev.tarmac.facts.DiskContent;

import java.util.List;

/// A disk that the plan writes to, or mounts from.
///
/// @param name its name in the layout; steps refer to it by this
/// @param destroys what stands on it now and will be gone, as the machine reported it
public record PlannedDisk(String name, DiskIdentity identity, List<DiskContent> destroys) {
    public PlannedDisk {
        destroys = List.copyOf(destroys);
    }
}
