package dev.tarmac.facts;

import java.util.List;

/// Everything that planning and the inventory need to know of one machine.
///
/// @param memoryBytes usable memory as the kernel counts it
/// @param kernel the agent's kernel release
public record MachineFacts(
        Firmware firmware,
        boolean secureBoot,
        long memoryBytes,
        int cpus,
        String kernel,
        SystemFacts system,
        List<DiskFacts> disks,
        List<NicFacts> nics) {
    public MachineFacts {
        disks = List.copyOf(disks);
        nics = List.copyOf(nics);
    }

    /// The same machine with a newer look at its network.
    public MachineFacts with(List<NicFacts> seen) {
        return new MachineFacts(
                firmware, secureBoot, memoryBytes, cpus, kernel, system, disks, seen);
    }
}
