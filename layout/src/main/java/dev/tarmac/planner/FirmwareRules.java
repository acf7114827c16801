package dev.tarmac.planner;

import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Sizing;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

/// Layout x firmware: what firmware starts from must be in the layout, wherever it comes to lie.
final class FirmwareRules {
    private FirmwareRules() {}

    static void check(DiskLayout layout, Firmware firmware, Problems problems) {
        if (layout.sizing() instanceof Sizing.Anaconda) return;
        switch (firmware) {
            case BIOS -> checkBios(layout, problems);
            case UEFI -> checkUefi(layout, problems);
        }
    }

    private static void checkBios(DiskLayout layout, Problems problems) {
        if (has(layout, Partition.Kind.BIOSBOOT) || bootsFromMbr(layout)) return;
        problems.add(
                where(layout),
                "a GPT disk cannot boot on BIOS without a biosboot partition",
                "add `- {name: biosboot, type: biosboot, size: 1M}`");
    }

    private static void checkUefi(DiskLayout layout, Problems problems) {
        if (!has(layout, Partition.Kind.ESP))
            problems.add(
                    where(layout),
                    "UEFI cannot boot without an EFI system partition",
                    "add `- {name: esp, type: esp, size: 512M}`");
        for (Disk disk : layout.disks())
            if (disk.table() == TableKind.MBR
                    && disk.partitions().stream().anyMatch(p -> p.kind() == Partition.Kind.ESP))
                problems.add(
                        disk.where(),
                        "UEFI firmware is only sure to find an EFI system partition in a GPT",
                        "write `table: gpt` for disk '" + disk.name() + "'");
    }

    /// Before the first partition of an MBR is room for a loader. Whether GRUB's files come to lie
    /// on that disk, [BootRules] sees.
    private static boolean bootsFromMbr(DiskLayout layout) {
        return layout.disks().stream().anyMatch(disk -> disk.table() == TableKind.MBR);
    }

    private static boolean has(DiskLayout layout, Partition.Kind kind) {
        return layout.partitions().anyMatch(partition -> partition.kind() == kind);
    }

    private static Where where(DiskLayout layout) {
        return layout.disks().getFirst().where();
    }
}
