package dev.tarmac.anaconda.device;

import dev.tarmac.facts.Firmware;

import java.util.List;
import java.util.Optional;

/// What is planned for.
///
/// @param disks in any order
/// @param hostName as the kickstart's network command or the network gives it
public record Machine(
        List<Disk> disks,
        Firmware firmware,
        long memoryMebibytes,
        Optional<String> hostName,
        Flavor flavor,
        Product product) {
    public Machine {
        disks = disks.stream().sorted(DiskOrder.LISTED).toList();
    }
}
