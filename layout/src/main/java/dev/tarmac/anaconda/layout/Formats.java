package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.device.Encryption;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.kickstart.StorageCommand;

import java.util.Optional;

/// What is made on a device, by what its command says.
final class Formats {
    private final Product product;

    Formats(Product product) {
        this.product = product;
    }

    /// The format of a device with that mount point.
    ///
    /// @param mountPoint a path, `swap`, `None`, or a name of the kind of `pv.01`
    Format of(String mountPoint, StorageCommand.Format said, int line) throws NotPlanned {
        Optional<FormatType> named = byMountPoint(mountPoint);
        FormatType type = named.isPresent() ? named.get() : byType(mountPoint, said, line);
        Format format =
                Format.of(type)
                        .withOptions(options(type, said))
                        .withLabel(said.label())
                        .withMkfsOptions(said.mkfsOptions());
        return isPath(mountPoint, type) ? format.at(mountPoint) : format;
    }

    private static Optional<FormatType> byMountPoint(String mountPoint) {
        return switch (mountPoint) {
            case "swap" -> Optional.of(FormatType.SWAP);
            case "biosboot" -> Optional.of(FormatType.BIOSBOOT);
            case "prepboot" -> Optional.of(FormatType.PREPBOOT);
            case "appleboot" -> Optional.of(FormatType.APPLEBOOT);
            case "/boot/efi" -> Optional.of(FormatType.EFI);
            default -> {
                if (mountPoint.startsWith("raid.")) yield Optional.of(FormatType.MDMEMBER);
                if (mountPoint.startsWith("pv.")) yield Optional.of(FormatType.LVMPV);
                if (mountPoint.startsWith("btrfs.")) yield Optional.of(FormatType.BTRFS);
                yield Optional.empty();
            }
        };
    }

    private FormatType byType(String mountPoint, StorageCommand.Format said, int line)
            throws NotPlanned {
        if (said.type().isEmpty())
            return mountPoint.equals("/boot") ? product.bootFileSystem() : product.fileSystem();
        Optional<FormatType> type = FormatType.named(said.type().get());
        if (type.isEmpty())
            throw NotPlanned.command(
                    line, "The \"" + said.type().get() + "\" file system type is not supported.");
        return type.get();
    }

    private static String options(FormatType type, StorageCommand.Format said) {
        if (!type.isFileSystem()) return "";
        if (type == FormatType.EFI) return type.ownOptions();
        return said.mountOptions().orElse(type.ownOptions());
    }

    private static boolean isPath(String mountPoint, FormatType type) {
        return type.isFileSystem()
                && !mountPoint.equalsIgnoreCase("none")
                && !mountPoint.startsWith("btrfs.");
    }

    static Optional<Encryption> encryption(Optional<StorageCommand.Encryption> said) {
        return said.map(
                encryption ->
                        new Encryption(
                                encryption.luksVersion().orElse(Encryption.NEWEST),
                                encryption.passphrase().isPresent()));
    }
}
