package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.layout.DiskNames;
import dev.tarmac.anaconda.layout.Filesystems;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.kickstart.StorageCommand.Mount;
import dev.tarmac.kickstart.StorageCommand.Reformat;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Uses partitions that are there again, as `mount` commands say.
final class MountCommands {
    /// `sda3`, `nvme0n1p3`. Volumes and arrays that exist are not for a layout.
    private static final Pattern PARTITION = Pattern.compile("[a-z][a-z0-9]*[0-9]");

    private final Conversion conversion;
    private final Partitions partitions;
    private final Function<String, Optional<FormatType>> contentOf;

    /// @param contentOf what is on a partition that is there, by its name, where that is known
    MountCommands(
            Conversion conversion,
            Partitions partitions,
            Function<String, Optional<FormatType>> contentOf) {
        this.conversion = conversion;
        this.partitions = partitions;
        this.contentOf = contentOf;
    }

    void add(Spoken.Line<Mount> line) throws NotPlanned {
        Mount command = line.command();
        String device = DiskNames.bare(command.device());
        if (!PARTITION.matcher(device).matches())
            throw NotPlanned.command(
                    line.where(),
                    "devices that exist cannot be planned for: " + command.device(),
                    "name a partition like /dev/sda3, or write part, raid or logvol commands");
        Optional<FormatType> type = type(line, device);
        boolean keeps = command.reformat() instanceof Reformat.Keep;
        Content content = content(command, type, keeps, line.where());
        content.mount().ifPresent(partitions::forget);
        partitions.use(
                new FreePartition(
                        new Partition(
                                line.where(),
                                conversion.names().unique(name(content, device)),
                                kind(type),
                                new Place.There(new Existing.Named(device), keeps),
                                content,
                                Optional.empty(),
                                List.of(),
                                Optional.empty()),
                        List.of(),
                        false));
    }

    private static String name(Content content, String device) {
        return content.mount().map(LayoutNames::ofMount).orElse(device);
    }

    private static Kind kind(Optional<FormatType> type) {
        if (type.filter(FormatType.EFI::equals).isPresent()) return Kind.ESP;
        return type.filter(FormatType.SWAP::equals).isPresent() ? Kind.SWAP : Kind.LINUX;
    }

    /// What will be on it; empty where it is kept and not known.
    private Optional<FormatType> type(Spoken.Line<Mount> line, String device) throws NotPlanned {
        return switch (line.command().reformat()) {
            case Reformat.Keep() -> contentOf.apply(device);
            case Reformat.Anew(Optional<String> word) -> {
                Optional<FormatType> type =
                        word.isPresent() ? FormatType.named(word.get()) : contentOf.apply(device);
                if (type.flatMap(Filesystems::of).isEmpty())
                    throw NotPlanned.command(
                            line.where(),
                            "it is not known what " + line.command().device() + " shall be made",
                            "write --reformat=xfs or --reformat=ext4");
                yield type;
            }
        };
    }

    private static Content content(
            Mount command, Optional<FormatType> type, boolean keeps, Where where)
            throws NotPlanned {
        Optional<Filesystem.Kind> kind = type.flatMap(Filesystems::of);
        Optional<Filesystem> filesystem = kind.map(Filesystem::of);
        if (kind.isPresent() && !keeps)
            filesystem =
                    Optional.of(
                            Contents.filesystem(
                                    kind.get(),
                                    "",
                                    Contents.words(command.mkfsOptions().orElse("")),
                                    where));
        return new Content(
                Optional.empty(),
                filesystem,
                Optional.of(command.mountPoint()).filter(mount -> mount.startsWith("/")),
                command.mountOptions());
    }
}
