package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Encryption;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Luks;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Raid;
import dev.tarmac.layout.Uses;
import dev.tarmac.layout.Uses.Use;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is made on a device, by what the layout says of it and makes of it.
final class Formats {
    private static final String EFI_MOUNT = "/boot/efi";

    private final Uses uses;
    private final Set<String> systemPartitions;

    Formats(DiskLayout layout) {
        this.uses = Uses.of(layout);
        this.systemPartitions =
                layout.partitions()
                        .filter(partition -> partition.kind() == Kind.ESP)
                        .map(Partition::name)
                        .collect(Collectors.toSet());
    }

    /// What is seen of a device once it is open.
    Format of(BlockDevice device) {
        Content content = device.content();
        Format format =
                Format.of(type(device))
                        .withLabel(
                                content.filesystem()
                                        .map(Filesystem::label)
                                        .filter(label -> !label.isEmpty()))
                        .withMkfsOptions(
                                content.filesystem()
                                        .map(made -> String.join(" ", made.mkfsOptions()))
                                        .filter(options -> !options.isEmpty()));
        if (!format.type().isFileSystem()) return format;
        return mounted(
                format, content.mount(), content.options().or(() -> ofVolume(device.name())));
    }

    /// A member has the mount options of its btrfs volume.
    private Optional<String> ofVolume(String name) {
        return uses.of(name).stream()
                .filter(Use.InBtrfs.class::isInstance)
                .findFirst()
                .flatMap(use -> ((Use.InBtrfs) use).volume().options());
    }

    static Format mounted(Format format, Optional<String> mount, Optional<String> options) {
        Format with = options.map(format::withOptions).orElse(format);
        return mount.map(with::at).orElse(with);
    }

    /// What the device itself carries.
    Format outside(BlockDevice device) {
        return device.content()
                .luks()
                .map(Formats::encryption)
                .map(Encryption::format)
                .orElseGet(() -> of(device));
    }

    private static Encryption encryption(Luks luks) {
        return new Encryption("luks" + luks.version(), luks.secret().isPresent());
    }

    /// What stands on it says more than what it is used for: a member with a file system is a
    /// mistake that has to show.
    private FormatType type(BlockDevice device) {
        return firmwareType(device)
                .or(() -> device.filesystem().map(made -> Filesystems.of(made.kind())))
                .or(() -> device instanceof Partition partition ? type(partition) : empty())
                .or(() -> use(device.name()).filter(use -> !(device instanceof LogicalVolume)))
                .orElse(FormatType.RAW);
    }

    private Optional<FormatType> use(String name) {
        return uses.of(name).stream()
                .findFirst()
                .map(
                        use ->
                                switch (use) {
                                    case Use.InRaid _ -> FormatType.MDMEMBER;
                                    case Use.InGroup _ -> FormatType.LVMPV;
                                    case Use.InBtrfs _ -> FormatType.BTRFS;
                                });
    }

    private static Optional<FormatType> empty() {
        return Optional.empty();
    }

    /// Firmware's own vfat is known by its partition, or by where it is mounted.
    private Optional<FormatType> firmwareType(BlockDevice device) {
        if (!device.content().holds(Filesystem.Kind.VFAT)) return Optional.empty();
        boolean partition =
                switch (device) {
                    case Partition one -> one.kind() == Kind.ESP;
                    case Raid raid -> systemPartitions.containsAll(raid.members());
                    case BlockDevice volume -> false;
                };
        return partition || device.content().isMountedOn(EFI_MOUNT)
                ? Optional.of(FormatType.EFI)
                : Optional.empty();
    }

    /// Empty where its use says more: an ESP without a file system is a member of a mirror.
    private static Optional<FormatType> type(Partition partition) {
        return switch (partition.kind()) {
            case LINUX, ESP -> Optional.empty();
            case SWAP -> Optional.of(FormatType.SWAP);
            case BIOSBOOT -> Optional.of(FormatType.BIOSBOOT);
            case RAID -> Optional.of(FormatType.MDMEMBER);
            case LVM -> Optional.of(FormatType.LVMPV);
            case PREP -> Optional.of(FormatType.PREPBOOT);
        };
    }
}
