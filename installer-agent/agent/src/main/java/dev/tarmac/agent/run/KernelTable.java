package dev.tarmac.agent.run;

import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import java.nio.file.Path;

/// Does the kernel see the partitions that the plan says, to the sector?
final class KernelTable {
    private static final int SYSFS_SECTOR = 512;

    private KernelTable() {}

    static void mustAgree(Path sys, String disk, Step.WriteGpt table) throws Refused {
        Problems problems = new Problems();
        long unit = table.sectorBytes() / SYSFS_SECTOR;
        Path directory = sys.resolve("block/" + disk);
        for (Extent extent : table.extents()) {
            String name = Devices.partitionName(disk, extent.number());
            long start = KernelFiles.number(directory.resolve(name + "/start"), -1);
            long size = KernelFiles.number(directory.resolve(name + "/size"), -1);
            if (start != extent.startSector() * unit || size != extent.sectors() * unit)
                problems.add(
                        Where.of("partition " + extent.name()),
                        "the kernel sees "
                                + name
                                + " at "
                                + start
                                + " with "
                                + size
                                + " (512-byte units), the plan says "
                                + extent.startSector() * unit
                                + " with "
                                + extent.sectors() * unit,
                        "look at the kernel's messages about " + disk + ": dmesg");
        }
        problems.throwIfAny();
    }
}
