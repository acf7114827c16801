package dev.tarmac.anaconda.autopart;

import static dev.tarmac.anaconda.device.Bytes.MIB;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Disk.FoundPartition;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.LabelType;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.facts.Firmware;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The partitions that this firmware and boot loader need.
final class PlatformPartitions {
    private static final Format ESP = Format.of(FormatType.EFI).at("/boot/efi");
    private static final long MOST_ESP = 600 * MIB;
    private static final long BIOSBOOT = MIB;

    private PlatformPartitions() {}

    /// What firmware or boot loader start from and does not exist yet; nothing when no boot loader
    /// is wanted.
    static List<AutoRequest> firmware(Situation situation) {
        if (situation.bootDisk().isEmpty()) return List.of();
        Disk disk = situation.bootDisk().get();
        if (situation.machine().firmware() == Firmware.UEFI)
            return has(disk, FormatType.EFI)
                    ? List.of()
                    : List.of(efi(situation.machine().flavor()));
        boolean needed = disk.label().filter(LabelType.GPT::equals).isPresent();
        return needed && !has(disk, FormatType.BIOSBOOT)
                ? List.of(biosBoot(disk.name()))
                : List.of();
    }

    /// The EFI system partition that is there and is used again.
    static Optional<Device.Found> reused(Situation situation) {
        if (situation.machine().firmware() == Firmware.BIOS) return Optional.empty();
        return situation
                .bootDisk()
                .flatMap(
                        disk ->
                                found(disk, FormatType.EFI)
                                        .map(found -> new Device.Found(disk, found, ESP)));
    }

    private static boolean has(Disk disk, FormatType type) {
        return found(disk, type).isPresent();
    }

    private static Optional<FoundPartition> found(Disk disk, FormatType type) {
        return disk.found().stream()
                .filter(partition -> partition.content().filter(type::equals).isPresent())
                .findFirst();
    }

    private static AutoRequest efi(Flavor flavor) {
        return new AutoRequest(
                ESP,
                flavor.espBytes(),
                true,
                OptionalLong.of(MOST_ESP),
                Optional.empty(),
                AutoRequest.Place.PARTITION);
    }

    private static AutoRequest biosBoot(String disk) {
        return new AutoRequest(
                Format.of(FormatType.BIOSBOOT),
                BIOSBOOT,
                false,
                OptionalLong.empty(),
                Optional.of(disk),
                AutoRequest.Place.PARTITION);
    }

    static AutoRequest boot(FormatType type, Flavor flavor) {
        return new AutoRequest(
                Format.of(type).at("/boot"),
                flavor.bootBytes(),
                false,
                OptionalLong.empty(),
                Optional.empty(),
                AutoRequest.Place.PARTITION);
    }
}
