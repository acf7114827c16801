package dev.tarmac.anaconda.check;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.DiskOrder;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.RaidLevel;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.StoragePlan.BootDevices;
import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.DiskHandling.BootLoader.Location;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds what firmware and boot loader start from.
public final class BootChoice {
    private static final String EFI_MOUNT = "/boot/efi";

    private BootChoice() {}

    /// Chooses them, or tells why nothing can be started.
    public static BootDevices of(Situation situation, List<Device> devices, Location place)
            throws NotPlanned {
        boolean skipped = place == Location.NONE;
        if (skipped || situation.bootDisk().isEmpty())
            return new BootDevices(skipped, Optional.empty(), Optional.empty(), Optional.empty());
        Disk disk = situation.bootDisk().get();
        Optional<Device> second = bootDevice(devices);
        if (situation.machine().firmware() == Firmware.UEFI) {
            Device first = efiPartition(devices, disk);
            String on = first instanceof Device.OnDisk part ? part.disk().name() : disk.name();
            return new BootDevices(false, Optional.of(on), Optional.of(first.name()), second);
        }
        Optional<String> first =
                place == Location.PARTITION ? second.map(Device::name) : Optional.of(disk.name());
        return new BootDevices(false, Optional.of(disk.name()), first, second);
    }

    /// What holds /boot.
    private static Optional<Device> bootDevice(List<Device> devices) {
        return mountedAt(devices, "/boot").or(() -> mountedAt(devices, "/"));
    }

    private static Optional<Device> mountedAt(List<Device> devices, String mountPoint) {
        return devices.stream().filter(device -> device.format().isAt(mountPoint)).findFirst();
    }

    private static Device efiPartition(List<Device> devices, Disk bootDisk) throws NotPlanned {
        List<Device> candidates = new ArrayList<>();
        devices.stream().filter(BootChoice::isMirror).forEach(candidates::add);
        devices.stream()
                .filter(Device.OnDisk.class::isInstance)
                .map(Device.OnDisk.class::cast)
                .sorted(bootDiskFirst(bootDisk))
                .forEach(candidates::add);
        List<String> objections = new ArrayList<>();
        for (Device candidate : candidates) {
            List<String> found = objections(candidate);
            if (found.isEmpty()) return candidate;
            objections.addAll(found);
        }
        throw NotPlanned.whole(
                Refusal.Kind.BOOT,
                "Failed to find a suitable stage1 device: " + String.join("; ", objections),
                "add `part /boot/efi --size=600`, or reqpart");
    }

    private static boolean isMirror(Device device) {
        return device instanceof Device.Array array
                && array.level().equals(RaidLevel.RAID1.word())
                && device.format().type() == FormatType.EFI;
    }

    private static Comparator<Device.OnDisk> bootDiskFirst(Disk bootDisk) {
        return Comparator.comparing((Device.OnDisk p) -> !p.disk().equals(bootDisk))
                .thenComparing(Device.OnDisk::disk, DiskOrder.PREFERENCE)
                .thenComparingLong(Device.OnDisk::start);
    }

    private static List<String> objections(Device device) {
        List<String> objections = new ArrayList<>();
        FormatType type = device.format().type();
        if (type != FormatType.EFI)
            objections.add(device.name() + " is not an EFI system partition");
        if (type.isFileSystem() && !device.format().isAt(EFI_MOUNT))
            objections.add("EFI System Partition must be mounted on one of " + EFI_MOUNT + ".");
        return objections;
    }
}
