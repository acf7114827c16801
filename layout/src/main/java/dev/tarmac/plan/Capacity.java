package dev.tarmac.plan;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Partition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many bytes of files the mounted partitions of a plan hold at most, all together: what the
/// file systems surely keep for themselves is taken off.
final class Capacity {
    private static final long MIB = 1L << 20;

    /// mke2fs takes another kind of file system, with more inodes, below this.
    private static final long SMALL_EXT4 = 512 * MIB;

    private Capacity() {}

    static long of(DiskLayout layout, List<Step.WriteGpt> tables) {
        Map<String, Long> sizes = new HashMap<>();
        for (Step.WriteGpt table : tables)
            for (Extent extent : table.extents())
                sizes.put(extent.name(), extent.sectors() * table.sectorBytes());
        return layout.partitions()
                .filter(partition -> partition.mount().isPresent())
                .filter(partition -> partition.kind() != Partition.Kind.ESP)
                .mapToLong(partition -> holds(partition, sizes.getOrDefault(partition.name(), 0L)))
                .sum();
    }

    /// Inode tables of ext4: 256 bytes per 16 KiB, per 4 KiB when small. The log of xfs: 64 MiB.
    private static long holds(Partition partition, long bytes) {
        if (partition.filesystem().isEmpty()) return 0;
        return switch (partition.filesystem().get()) {
            case Filesystem.Ext4 ext4 -> bytes - bytes / (bytes < SMALL_EXT4 ? 16 : 64);
            case Filesystem.Xfs xfs -> Math.max(0, bytes - 64 * MIB);
            case Filesystem.Vfat vfat -> bytes;
            case Filesystem.Swap swap -> 0;
        };
    }
}
