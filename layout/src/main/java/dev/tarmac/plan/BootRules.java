package dev.tarmac.plan;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Partition;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Layout x firmware x image: whatever would leave a machine that does not start is refused here,
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

    void checkMounts() {
        Map<String, Partition> mounts = new HashMap<>();
        layout.partitions()
                .filter(partition -> partition.mount().isPresent())
                .forEach(
                        partition -> {
                            Partition first =
                                    mounts.putIfAbsent(partition.mount().get(), partition);
                            if (first != null)
                                problems.add(
                                        partition.where(),
                                        "'"
                                                + partition.name()
                                                + "' and '"
                                                + first.name()
                                                + "' ("
                                                + first.where()
                                                + ") are both mounted on "
                                                + partition.mount().get(),
                                        "mount each in its own place");
                        });
        if (!mounts.containsKey("/"))
            problems.add(where(), "nothing is mounted on /", "add a partition with `mount: /`");
        Partition boot = mounts.get("/boot");
        if (boot != null && boot.filesystem().filter(Filesystem.Vfat.class::isInstance).isPresent())
            problems.add(
                    boot.where(),
                    "/boot on vfat cannot hold the links and owners of an image",
                    "use ext4 or xfs for /boot; the ESP goes to /boot/efi");
    }

    void checkFirmware() {
        switch (firmware) {
            case BIOS -> {
                if (of(Partition.Kind.BIOSBOOT).isEmpty())
                    problems.add(
                            where(),
                            "a GPT disk cannot boot on BIOS without a biosboot partition",
                            "add `- {name: biosboot, type: biosboot, size: 1M}`");
            }
            case UEFI -> {
                if (of(Partition.Kind.ESP).isEmpty())
                    problems.add(
                            where(),
                            "UEFI cannot boot without an EFI system partition",
                            "add `- {name: esp, type: esp, size: 512M}`");
            }
        }
        onlyOne(Partition.Kind.BIOSBOOT, "biosboot partition");
        onlyOne(Partition.Kind.ESP, "EFI system partition");
    }

    void checkBootDisk(Disk disk, DiskFacts facts) {
        boolean starts =
                disk.partitions().stream().anyMatch(p -> p.kind() == Partition.Kind.BIOSBOOT);
        if (firmware == Firmware.BIOS && starts && facts.logicalSectorBytes() != 512)
            problems.add(
                    disk.where(),
                    "BIOS cannot boot from "
                            + facts.name()
                            + ": its sectors have "
                            + facts.logicalSectorBytes()
                            + " bytes",
                    "switch the machine to UEFI, or put biosboot on a disk with 512-byte sectors");
    }

    void checkImage(BootAbilities image, Permissions permissions) {
        Where place = Where.of("image " + image.image());
        if (firmware == Firmware.BIOS && !image.grubBios())
            problems.add(
                    place,
                    "holds no GRUB for BIOS",
                    "put GRUB's i386-pc modules into the image (Debian: grub-pc-bin)");
        if (firmware == Firmware.UEFI && !image.grubEfi())
            problems.add(
                    place,
                    "holds no GRUB for UEFI",
                    "put GRUB for x86_64 EFI into the image (Debian: grub-efi-amd64-signed, shim-signed)");
        if (!image.canProve() && !permissions.unproven())
            problems.add(
                    place,
                    "cannot prove that it booted: "
                            + (image.initSystem().equals("systemd")
                                    ? "it has none of curl, wget, python3, bash"
                                    : "its init system is " + image.initSystem() + ", not systemd"),
                    "add one of them to the image, or accept it: `acceptUnproven: true` in the profile");
    }

    private void onlyOne(Partition.Kind kind, String name) {
        List<Partition> all = of(kind);
        if (all.size() > 1)
            problems.add(
                    all.get(1).where(),
                    "a second " + name,
                    "keep '" + all.getFirst().name() + "' only");
    }

    private List<Partition> of(Partition.Kind kind) {
        return layout.partitions().filter(partition -> partition.kind() == kind).toList();
    }

    private Where where() {
        return layout.disks().getFirst().where();
    }
}
