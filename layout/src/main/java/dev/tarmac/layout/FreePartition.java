package dev.tarmac.layout;

import java.util.List;

/// A partition that is placed by the sizing. Only with [Sizing.Anaconda].
///
/// @param disks the installer's names of the disks that it may lie on; empty = all
/// @param asPrimary on an MBR disk it must not be a logical one
public record FreePartition(Partition partition, List<String> disks, boolean asPrimary) {
    public FreePartition {
        disks = List.copyOf(disks);
    }
}
