package dev.tarmac.anaconda.partition;

import dev.tarmac.anaconda.device.Bytes;
import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.grow.Shares;

import java.util.Arrays;
import java.util.List;

/// What was one free region before anything was placed, and the new partitions in it. They grow
/// together.
///
/// @param partitions in the order of their starts, without an extended one
/// @param bootMount the mount point that boot loaders read from: `/boot`, or `/` where there is
///   none
record Chunk(Disk disk, Region region, List<Placed> partitions, String bootMount) {
    private static final long BOOT_END = 2 * Bytes.TIB;

    Chunk {
        partitions = List.copyOf(partitions);
    }

    boolean grows() {
        return partitions.stream().anyMatch(p -> p.request().orElseThrow().grows());
    }

    /// What each partition gets, in sectors.
    long[] growth() {
        if (!grows()) return new long[partitions.size()];
        long taken = partitions.stream().mapToLong(Placed::sectors).sum();
        long last = Math.min(region.end(), disk.lastAddressable());
        return Shares.of(
                partitions.stream().map(p -> new Shares.Share(p.sectors(), canGrow(p))).toList(),
                last - region.start() + 1 - taken,
                this::most);
    }

    long totalGrowth() {
        return Arrays.stream(growth()).sum();
    }

    private boolean canGrow(Placed partition) {
        return partition.request().orElseThrow().grows() && ownLimit(partition) > 0;
    }

    private long ownLimit(Placed partition) {
        long most = partition.request().orElseThrow().most() / disk.sectorBytes();
        return most - partition.sectors();
    }

    private long most(int index, long[] growth) {
        Placed partition = partitions.get(index);
        long end = partition.end() + Arrays.stream(growth, 0, index).sum();
        long most = Math.min(ownLimit(partition), disk.lastAddressable() - end);
        if (partition.request().orElseThrow().format().isAt(bootMount))
            most = Math.min(most, BOOT_END / disk.sectorBytes() - end);
        return most;
    }
}
