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
    private KernelTable() {}

    static void mustAgree(Path sys, String disk, Step.WriteTable table) throws Refused {
        Map<Integer, DiskDirectory.Partition> seen = new HashMap<>();
        for (DiskDirectory.Partition partition : DiskDirectory.of(sys, disk).partitions())
            seen.put(partition.number(), partition);
        Problems problems = new Problems();
        for (Extent extent : table.extents()) {
            String wanted =
                    place(
                            extent.startSector() * table.sectorBytes(),
                            extent.sectors() * table.sectorBytes());
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

    private static String place(long startBytes, long bytes) {
        return "at byte " + startBytes + " with " + bytes + " bytes";
    }
}
