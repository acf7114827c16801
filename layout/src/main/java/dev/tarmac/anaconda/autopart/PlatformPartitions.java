package dev.tarmac.anaconda.autopart;

import static dev.tarmac.anaconda.device.Bytes.MIB;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Disk.FoundPartition;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.LabelType;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.layout.Size;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The partitions that this firmware and boot loader need.
final class PlatformPartitions {
    private static final String EFI = "efi";
    private static final Content ESP =
            new Content(
                    Optional.empty(),
                    Optional.of(Filesystem.of(Filesystem.Kind.VFAT)),
                    Optional.of("/boot/efi"),
                    Optional.of(FormatType.EFI.ownOptions()));
    private static final long MOST_ESP = 600 * MIB;
    private static final long BIOSBOOT = MIB;

    private PlatformPartitions() {}

    /// What firmware or boot loader start from and does not exist yet; nothing when no boot loader
    /// is wanted.
    static List<AutoRequest> firmware(Situation situation) {
        if (situation.bootDisk().isEmpty()) return List.of();
        Disk disk = situation.bootDisk().get();
        if (situation.machine().firmware() == Firmware.UEFI)
            return has(disk, FormatType.EFI) ? List.of() : List.of(efi(situation));
        boolean needed = disk.label().filter(LabelType.GPT::equals).isPresent();
        return needed && !has(disk, FormatType.BIOSBOOT)
                ? List.of(biosBoot(disk.name()))
                : List.of();
    }

    /// The EFI system partition that is there and is used again.
    static Optional<FreePartition> reused(Situation situation, Where where) {
        if (situation.machine().firmware() == Firmware.BIOS) return Optional.empty();
        return situation
                .bootDisk()
                .flatMap(
                        disk ->
                                found(disk, FormatType.EFI)
                                        .map(found -> disk.partitionName(found.number())))
                .map(name -> new FreePartition(again(name, where), List.of(), false));
    }

    private static Partition again(String device, Where where) {
        return new Partition(
                where,
                EFI,
                Kind.ESP,
                new Place.There(new Existing.Named(device), true),
                ESP,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static boolean has(Disk disk, FormatType type) {
        return found(disk, type).isPresent();
    }

    private static Optional<FoundPartition> found(Disk disk, FormatType type) {
        return disk.found().stream()
                .filter(partition -> partition.content().filter(type::equals).isPresent())
                .findFirst();
    }

    private static AutoRequest efi(Situation situation) {
        return new AutoRequest(
                EFI,
                Kind.ESP,
                ESP,
                AutoRequest.growing(
                        situation.machine().flavor().espBytes(), OptionalLong.of(MOST_ESP)),
                Optional.empty(),
                AutoRequest.Place.PARTITION);
    }

    private static AutoRequest biosBoot(String disk) {
        return new AutoRequest(
                "biosboot",
                Kind.BIOSBOOT,
                Content.RAW,
                new Size.Bytes(BIOSBOOT),
                Optional.of(disk),
                AutoRequest.Place.PARTITION);
    }

    static AutoRequest boot(Situation situation, Product product) {
        return AutoRequest.mounted(
                "boot",
                product.bootFileSystem(),
                "/boot",
                new Size.Bytes(situation.machine().flavor().bootBytes()),
                AutoRequest.Place.PARTITION);
    }
}
