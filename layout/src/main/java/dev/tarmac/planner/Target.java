package dev.tarmac.planner;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;

import java.util.List;

/// What a plan must know of a machine.
///
/// @param disks in the order in which the machine reported them
/// @param memoryBytes for what depends on it, like the advised swap
public record Target(
        List<DiskFacts> disks, Firmware firmware, boolean secureBoot, long memoryBytes) {
    public Target {
        disks = List.copyOf(disks);
    }

    /// As large as a server has today; only the advised swap depends on it.
    private static final long TYPICAL_MEMORY = 8L << 30;

    /// Disks alone, as one writes them on a command line.
    public static Target of(List<DiskFacts> disks, Firmware firmware) {
        return new Target(disks, firmware, false, TYPICAL_MEMORY);
    }

    /// A machine that reported itself, to be started by that firmware.
    public static Target of(MachineFacts facts, Firmware firmware) {
        return new Target(facts.disks(), firmware, facts.secureBoot(), facts.memoryBytes());
    }
}
