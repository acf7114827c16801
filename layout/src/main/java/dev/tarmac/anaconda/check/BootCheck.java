package dev.tarmac.anaconda.check;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.LabelType;
import dev.tarmac.anaconda.device.RaidLevel;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.StoragePlan.BootDevices;
import dev.tarmac.anaconda.tree.StoragePlan.Finding;
import dev.tarmac.facts.Firmware;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the boot loader can start the system.
final class BootCheck {
    private final Situation situation;
    private final List<Device> devices;
    private final BootDevices boot;
    private final List<Finding> errors;
    private final List<Finding> warnings;

    BootCheck(
            Situation situation,
            List<Device> devices,
            BootDevices boot,
            List<Finding> errors,
            List<Finding> warnings) {
        this.situation = situation;
        this.devices = devices;
        this.boot = boot;
        this.errors = errors;
        this.warnings = warnings;
    }

    void run() {
        if (boot.second().isEmpty())
            errors.add(
                    new Finding(
                            "You have not created a bootable partition.",
                            Optional.empty(),
                            "add a /boot, or a / that a boot loader can read"));
        else checkSecond(boot.second().get());
        if (boot.second().isPresent() && boot.first().equals(boot.firstDisk()))
            startDisks().filter(this::lacksBiosBoot).forEach(this::refuseLabel);
    }

    private void refuse(Device second, String message) {
        errors.add(
                new Finding(
                        message,
                        Optional.of(second),
                        "add a /boot on a plain partition, with xfs or ext4"));
    }

    private void checkSecond(Device second) {
        boolean readable =
                second instanceof Device.OnDisk
                        || second instanceof Device.Array
                        || second instanceof Device.Btrfs
                        || second instanceof Device.Subvolume;
        if (!readable) refuse(second, "/boot file system cannot be of type " + second.kind());
        FormatType type = second.format().type();
        if (!situation.machine().product().bootFileSystems().contains(type))
            refuse(second, "/boot file system cannot be of type " + type.word() + ".");
        if (liesOnLuks(second))
            refuse(second, "/boot file system cannot be on an encrypted block device.");
        if (situation.machine().firmware() == Firmware.UEFI && second instanceof Device.Array)
            warnAboutOneDisk(second);
    }

    private static boolean isMirror(Device device) {
        return device instanceof Device.Array array && array.level().equals(RaidLevel.RAID1.word());
    }

    private static boolean liesOnLuks(Device device) {
        return device instanceof Device.Luks
                || device.under().stream().anyMatch(BootCheck::liesOnLuks);
    }

    private void warnAboutOneDisk(Device second) {
        String first = boot.first().orElseThrow();
        boolean mirrored = devices.stream().anyMatch(d -> isMirror(d) && d.name().equals(first));
        if (mirrored || disks(second).distinct().count() < 2) return;
        warnings.add(
                new Finding(
                        "the stage2 device "
                                + second.name()
                                + " lies on several disks, but the stage1 device "
                                + first
                                + " on one: without that disk the machine does not start",
                        Optional.of(second),
                        "mirror the EFI system partition too: a raid of level 1"));
    }

    /// The disks that firmware may start from: all that hold a part of /boot.
    private Stream<Disk> startDisks() {
        Stream<Disk> first = situation.bootDisk().stream();
        Stream<Disk> more =
                boot.second().stream()
                        .filter(Device.Array.class::isInstance)
                        .flatMap(BootCheck::disks);
        return Stream.concat(first, more).distinct();
    }

    private static Stream<Disk> disks(Device device) {
        return device instanceof Device.OnDisk partition
                ? Stream.of(partition.disk())
                : device.under().stream().flatMap(BootCheck::disks);
    }

    private boolean lacksBiosBoot(Disk disk) {
        return disk.label().filter(label -> label == LabelType.GPT).isPresent()
                && devices.stream()
                        .filter(device -> device.format().type() == FormatType.BIOSBOOT)
                        .flatMap(BootCheck::disks)
                        .noneMatch(disk::equals);
    }

    private void refuseLabel(Disk disk) {
        String where =
                situation.machine().flavor() == Flavor.RHEL9
                        ? ""
                        : " on the " + disk.name() + " disk";
        errors.add(
                new Finding(
                        "Your BIOS-based system needs a special partition to boot from a GPT disk"
                                + " label. To continue, please create a 1MiB 'biosboot' type partition"
                                + where
                                + ".",
                        boot.second(),
                        "add `part biosboot --fstype=biosboot --size=1 --ondisk="
                                + disk.name()
                                + "`, or reqpart"));
    }
}
