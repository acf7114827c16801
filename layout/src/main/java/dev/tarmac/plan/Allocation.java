package dev.tarmac.plan;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Size;
import dev.tarmac.problem.Problems;

import java.util.ArrayList;
import java.util.List;

/// Turns the wanted sizes of one disk into extents, in the author's order and without gaps:
/// absolute sizes round up to whole MiB, percentages of the usable space round down, one `rest`
/// takes what is left.
final class Allocation {
    private final Disk disk;
    private final DiskFacts facts;
    private final GptGeometry geometry;
    private final Problems problems;

    Allocation(Disk disk, DiskFacts facts, Problems problems) {
        this.disk = disk;
        this.facts = facts;
        this.geometry = GptGeometry.of(facts);
        this.problems = problems;
    }

    /// The extents; an empty list when there is a problem.
    List<Extent> extents() {
        long fixed = disk.partitions().stream().mapToLong(this::fixedMib).sum();
        long rest = geometry.usableMib() - fixed;
        boolean wantsRest = disk.partitions().stream().anyMatch(Allocation::isRest);
        if (rest < (wantsRest ? 1 : 0)) {
            problems.add(
                    disk.where(),
                    DiskText.of(facts)
                            + " is too small for disk '"
                            + disk.name()
                            + "': its partitions need "
                            + (fixed + (wantsRest ? 1 : 0))
                            + " MiB, "
                            + geometry.usableMib()
                            + " MiB can be used",
                    "make partitions smaller or select a larger disk");
            return List.of();
        }
        List<Extent> extents = new ArrayList<>();
        long next = geometry.firstMib();
        for (Partition partition : disk.partitions()) {
            long mib = isRest(partition) ? rest : fixedMib(partition);
            minimum(partition, mib);
            extents.add(
                    new Extent(
                            extents.size() + 1,
                            partition.name(),
                            type(partition.kind()),
                            next * geometry.sectorsPerMib(),
                            Math.max(1, mib) * geometry.sectorsPerMib()));
            next += mib;
        }
        return extents;
    }

    private static boolean isRest(Partition partition) {
        return partition.size() instanceof Size.Rest;
    }

    private long fixedMib(Partition partition) {
        return switch (partition.size()) {
            case Size.Bytes(long bytes) -> Math.ceilDiv(bytes, GptGeometry.MIB);
            case Size.Percent(int percent) -> geometry.usableMib() * percent / 100;
            case Size.Rest() -> 0;
        };
    }

    private void minimum(Partition partition, long mib) {
        long least = leastMib(partition);
        if (mib < least)
            problems.add(
                    partition.where(),
                    "partition '"
                            + partition.name()
                            + "' gets "
                            + mib
                            + " MiB; "
                            + what(partition)
                            + " needs at least "
                            + least
                            + (geometry.sectorBytes() == 4096
                                    ? " MiB on 4096-byte sectors"
                                    : " MiB"),
                    "write `size: " + least + "M` or more");
    }

    private static String what(Partition partition) {
        return partition.filesystem().map(filesystem -> filesystem.type()).orElse("it");
    }

    /// mkfs.xfs refuses less than 300 MiB; FAT32 wants 65,525 clusters of at least one sector each.
    private long leastMib(Partition partition) {
        if (partition.filesystem().isEmpty()) return 1;
        return switch (partition.filesystem().get()) {
            case Filesystem.Xfs xfs -> 300;
            case Filesystem.Vfat vfat -> geometry.sectorBytes() == 4096 ? 260 : 33;
            case Filesystem.Ext4 ext4 -> 8;
            case Filesystem.Swap swap -> 1;
        };
    }

    private static PartitionType type(Partition.Kind kind) {
        return switch (kind) {
            case LINUX -> PartitionType.LINUX;
            case SWAP -> PartitionType.SWAP;
            case BIOSBOOT -> PartitionType.BIOSBOOT;
            case ESP -> PartitionType.ESP;
        };
    }
}
