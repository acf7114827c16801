package dev.tarmac.agent.run;

import dev.tarmac.agent.linux.DiskDirectory;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Does the kernel see the partitions that the plan says, to the sector?
final class KernelTable {
    private static final long EXTENDED_BYTES = 1024;

    private KernelTable() {}

    static void mustAgree(Path sys, String disk, Step.WriteTable table) throws Refused {
        Map<Integer, DiskDirectory.Partition> seen = new HashMap<>();
        for (DiskDirectory.Partition partition : DiskDirectory.of(sys, disk).partitions())
            seen.put(partition.number(), partition);
        Problems problems = new Problems();
        for (Extent extent : table.extents()) {
            String wanted = place(extent.startSector() * table.sectorBytes(), bytes(table, extent));
            DiskDirectory.Partition partition = seen.get(extent.number());
            String there =
                    partition == null
                            ? "nowhere"
                            : place(partition.startBytes(), partition.bytes());
            if (!there.equals(wanted))
                problems.add(
                        Where.of("partition " + extent.name()),
                        "the kernel sees "
                                + Devices.partitionName(disk, extent.number())
                                + " "
                                + there
                                + ", the plan says "
                                + wanted,
                        "look at the kernel's messages about " + disk + ": dmesg");
        }
        problems.throwIfAny();
    }

    /// What the kernel takes for a partition: of an extended one no more than what lies there, the
    /// start of a chain of tables, for logical ones must not overlap it.
    static long bytes(Step.WriteTable table, Extent extent) {
        long bytes = extent.sectors() * table.sectorBytes();
        if (!extent.type().isExtended()) return bytes;
        return Math.min(bytes, Math.max(EXTENDED_BYTES, table.sectorBytes()));
    }

    private static String place(long startBytes, long bytes) {
        return "at byte " + startBytes + " with " + bytes + " bytes";
    }
}
