package dev.tarmac.anaconda.check;

import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.RaidLevel;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.StoragePlan.BootDevices;
import dev.tarmac.facts.Firmware;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds what firmware and boot loader start from.
public final class BootChoice {
    private static final String EFI_MOUNT = "/boot/efi";

    private BootChoice() {}

    /// @param skipped whether no boot loader is installed
    public static BootDevices of(Situation situation, List<Device> devices, boolean skipped)
            throws NotPlanned {
        if (skipped || situation.bootDisk().isEmpty())
            return new BootDevices(skipped, Optional.empty(), Optional.empty(), Optional.empty());
        String disk = situation.bootDisk().get().name();
        boolean uefi = situation.machine().firmware() == Firmware.UEFI;
        String first = uefi ? efiPartition(devices, disk).name() : disk;
        return new BootDevices(
                false, Optional.of(disk), Optional.of(first), bootDevice(devices));
    }

    /// What holds /boot.
    private static Optional<Device> bootDevice(List<Device> devices) {
        return mountedAt(devices, "/boot").or(() -> mountedAt(devices, "/"));
    }

    private static Optional<Device> mountedAt(List<Device> devices, String mountPoint) {
        return devices.stream().filter(device -> device.format().isAt(mountPoint)).findFirst();
    }

    private static Device efiPartition(List<Device> devices, String disk) throws NotPlanned {
        List<Device> candidates = new ArrayList<>();
        devices.stream().filter(BootChoice::isMirror).forEach(candidates::add);
        devices.stream()
                .filter(device -> isPartitionOn(device, disk))
                .sorted(Comparator.comparing(Device::name))
                .forEach(candidates::add);
        List<String> objections = new ArrayList<>();
        for (Device candidate : candidates) {
            List<String> found = objections(candidate);
            if (found.isEmpty()) return candidate;
            objections.addAll(found);
        }
        throw NotPlanned.whole(
                Refusal.Kind.BOOT,
                "Failed to find a suitable stage1 device: " + String.join("; ", objections));
    }

    private static boolean isMirror(Device device) {
        return device instanceof Device.Array array
                && array.level().equals(RaidLevel.RAID1.word())
                && device.format().type() == FormatType.EFI;
    }

    private static boolean isPartitionOn(Device device, String disk) {
        return device instanceof Device.Partition partition
                && partition.disk().name().equals(disk);
    }

    private static List<String> objections(Device device) {
        List<String> objections = new ArrayList<>();
        FormatType type = device.format().type();
        if (type != FormatType.EFI)
            objections.add("EFI System Partition cannot be of type " + type.title() + ".");
        if (type.isFileSystem() && !device.format().isAt(EFI_MOUNT))
            objections.add("EFI System Partition must be mounted on one of " + EFI_MOUNT + ".");
        return objections;
    }
}
