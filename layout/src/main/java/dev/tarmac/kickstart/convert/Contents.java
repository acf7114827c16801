package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.anaconda.layout.Filesystems;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.kickstart.StorageCommand.Encryption;
import dev.tarmac.kickstart.text.OpenQuote;
import dev.tarmac.kickstart.text.Word;
import dev.tarmac.kickstart.text.Words;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is made on a device, by what its command says.
final class Contents {
    private final Conversion conversion;
    private final Product product;
    private final Encryptions encryptions;

    Contents(Conversion conversion) {
        this.conversion = conversion;
        this.product = conversion.installer().product();
        this.encryptions = new Encryptions(conversion);
    }

    /// What the mount point of a command means together with its `--fstype`.
    ///
    /// @param mountPoint a path, `swap`, `None`, or a name of the kind of `pv.01`
    FormatType type(String mountPoint, StorageCommand.Format said, Where where) throws NotPlanned {
        Optional<FormatType> named = byMountPoint(mountPoint);
        FormatType type = named.isPresent() ? named.get() : byType(mountPoint, said, where);
        if (type == FormatType.APPLEBOOT || type == FormatType.LUKS)
            throw NotPlanned.command(
                    where,
                    "a layout has no " + type.word(),
                    "leave it out, or write --encrypted for LUKS");
        return type;
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

    private FormatType byType(String mountPoint, StorageCommand.Format said, Where where)
            throws NotPlanned {
        if (said.type().isEmpty())
            return mountPoint.equals("/boot") ? product.bootFileSystem() : product.fileSystem();
        Optional<FormatType> type = FormatType.named(said.type().get());
        if (type.isEmpty())
            throw NotPlanned.command(
                    where,
                    "The \"" + said.type().get() + "\" file system type is not supported.",
                    "write --fstype=xfs or --fstype=ext4");
        return type.get();
    }

    /// A place where files are seen.
    static Optional<String> mount(String mountPoint, FormatType type) {
        boolean isPlace =
                type.isFileSystem()
                        && !mountPoint.equalsIgnoreCase("none")
                        && !mountPoint.startsWith("btrfs.");
        return isPlace ? Optional.of(mountPoint) : Optional.empty();
    }

    /// What is on a device of that type.
    Content of(
            FormatType type,
            String mountPoint,
            StorageCommand.Format said,
            Optional<Encryption> encryption,
            Where where)
            throws NotPlanned {
        Optional<Filesystem> filesystem = filesystem(type, said, where);
        return new Content(
                encryptions.luks(encryption, where),
                filesystem,
                mount(mountPoint, type),
                options(type, said, where));
    }

    private Optional<Filesystem> filesystem(
            FormatType type, StorageCommand.Format said, Where where) throws NotPlanned {
        Optional<Filesystem.Kind> kind = Filesystems.of(type);
        if (kind.isEmpty()) {
            if (said.label().isPresent() || said.mkfsOptions().isPresent())
                conversion.note(
                        where,
                        "--label and --mkfsoptions are for file systems, not for " + type.title(),
                        "drop them");
            return Optional.empty();
        }
        return Optional.of(filesystem(kind.get(), said, where));
    }

    private Filesystem filesystem(Filesystem.Kind kind, StorageCommand.Format said, Where where)
            throws NotPlanned {
        List<String> options = new ArrayList<>();
        if (said.profile().isPresent()) {
            if (kind.isExt()) options.addAll(List.of("-T", said.profile().get()));
            else
                conversion.note(
                        where,
                        "--fsprofile is for ext2, ext3 and ext4, not for " + kind.word(),
                        "drop it");
        }
        options.addAll(words(said.mkfsOptions().orElse("")));
        return filesystem(kind, said.label().orElse(""), options, where);
    }

    static Filesystem filesystem(
            Filesystem.Kind kind, String label, List<String> options, Where where)
            throws NotPlanned {
        try {
            return new Filesystem(kind, label, Optional.empty(), options);
        } catch (IllegalArgumentException e) {
            throw NotPlanned.command(where, e.getMessage(), "write another --label, or none")
                    .causedBy(e);
        }
    }

    /// As a shell would cut them.
    static List<String> words(String options) {
        try {
            return Words.ofHeader(options).stream().map(Word::text).toList();
        } catch (OpenQuote e) {
            return List.of(options.strip().split("\\s+"));
        }
    }

    /// Those that the author wants, or that the installer forces; empty = the usual ones.
    private Optional<String> options(FormatType type, StorageCommand.Format said, Where where) {
        if (said.mountOptions().isPresent() && (!type.isFileSystem() || type == FormatType.EFI))
            conversion.note(
                    where, "the installer ignores --fsoptions for " + type.title(), "drop them");
        if (!type.isFileSystem()) return Optional.empty();
        Optional<String> forced = Optional.of(type.ownOptions()).filter(o -> !o.equals("defaults"));
        return type == FormatType.EFI ? forced : said.mountOptions().or(() -> forced);
    }
}
