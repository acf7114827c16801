package dev.tarmac.plan;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Partition;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

import java.util.Optional;

/// Layout x firmware x disks: whatever would leave a machine that does not start is refused here,
/// before any machine is touched.
final class BootRules {
    private final DiskLayout layout;
    private final Firmware firmware;
    private final Problems problems;

    BootRules(DiskLayout layout, Firmware firmware, Problems problems) {
        this.layout = layout;
        this.firmware = firmware;
        this.problems = problems;
    }

    void checkFirmware() {
        switch (firmware) {
            case BIOS -> {
                if (has(Partition.Kind.BIOSBOOT)) return;
                problems.add(
                        where(),
                        "a GPT disk cannot boot on BIOS without a biosboot partition",
                        "add `- {name: biosboot, type: biosboot, size: 1M}`");
            }
            case UEFI -> {
                if (has(Partition.Kind.ESP)) return;
                problems.add(
                        where(),
                        "UEFI cannot boot without an EFI system partition",
                        "add `- {name: esp, type: esp, size: 512M}`");
            }
        }
    }

    /// A BIOS, and GRUB through it, reads sectors of 512 bytes only: core.img and what it reads.
    void checkSectors(Disk disk, DiskFacts facts) {
        if (firmware != Firmware.BIOS || facts.logicalSectorBytes() == 512) return;
        boolean starts = holds(disk, Partition.Kind.BIOSBOOT);
        boolean read = boot().filter(disk.partitions()::contains).isPresent();
        if (!starts && !read) return;
        problems.add(
                disk.where(),
                "BIOS cannot boot from "
                        + DiskText.of(facts)
                        + ": its sectors have "
                        + facts.logicalSectorBytes()
                        + " bytes",
                "switch the machine to UEFI, or put "
                        + (starts ? "biosboot" : "/ (or a separate /boot)")
                        + " on a disk with 512-byte sectors");
    }

    /// What a BIOS may do otherwise than planned; nobody but its setup knows which disk is first.
    Optional<String> doubt(Disk disk, DiskFacts facts, DiskFacts first) {
        if (firmware != Firmware.BIOS
                || !holds(disk, Partition.Kind.BIOSBOOT)
                || facts.equals(first)) return Optional.empty();
        return Optional.of(
                "boots only if the firmware's boot order starts with "
                        + DiskText.of(facts)
                        + ", not with "
                        + first.name()
                        + ": tarmac sends an installed machine to BIOS drive 0x80");
    }

    private Optional<Partition> boot() {
        return mountedOn("/boot").or(() -> mountedOn("/"));
    }

    private Optional<Partition> mountedOn(String path) {
        return layout.partitions().filter(p -> p.mount().equals(Optional.of(path))).findFirst();
    }

    private boolean has(Partition.Kind kind) {
        return layout.disks().stream().anyMatch(disk -> holds(disk, kind));
    }

    private static boolean holds(Disk disk, Partition.Kind kind) {
        return disk.partitions().stream().anyMatch(partition -> partition.kind() == kind);
    }

    private Where where() {
        return layout.disks().getFirst().where();
    }
}
