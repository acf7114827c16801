package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.layout.DiskNames;
import dev.tarmac.anaconda.layout.Filesystems;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.kickstart.StorageCommand.Part;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.layout.Size;
import dev.tarmac.layout.Tmpfs;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Makes partitions of what `part` commands say, and file systems in memory.
final class PartCommands {
    private static final String EFI_OPTIONS = "defaults,uid=0,gid=0,umask=077,shortname=winnt";

    private final Conversion conversion;
    private final Partitions partitions;
    private final Contents contents;
    private final Sizes sizes;
    private final Function<String, Optional<FormatType>> contentOf;
    private final Set<String> btrfsMembers;

    /// Begins with the partitions that somebody else asked for.
    ///
    /// @param contentOf what is on a partition that is there, by its name, where that is known
    /// @param btrfsMembers what `btrfs` commands lie on, as they say it
    PartCommands(
            Conversion conversion,
            Partitions partitions,
            Function<String, Optional<FormatType>> contentOf,
            Set<String> btrfsMembers) {
        this.conversion = conversion;
        this.partitions = partitions;
        this.contents = new Contents(conversion);
        this.sizes = new Sizes(conversion);
        this.contentOf = contentOf;
        this.btrfsMembers = btrfsMembers;
    }

    void add(Spoken.Line<Part> line) throws NotPlanned {
        Part part = line.command();
        Where where = line.where();
        FormatType type = contents.type(part.mountPoint(), part.format(), where);
        refuseSecondName(part, where);
        if (part.keepContent() && part.onPartition().isEmpty())
            throw NotPlanned.command(
                    where,
                    "part --noformat must also use the --onpart option.",
                    "name the partition: --onpart=sda1, or drop --noformat");
        if (type == FormatType.TMPFS) addInMemory(line);
        else if (part.onPartition().isPresent()) addFound(line, type);
        else addNew(line, type);
    }

    private void addNew(Spoken.Line<Part> line, FormatType type) throws NotPlanned {
        Part part = line.command();
        Where where = line.where();
        if (part.onBiosDisk().isPresent())
            throw NotPlanned.command(
                    where,
                    "No disk found for specified BIOS disk \"" + part.onBiosDisk().get() + "\".",
                    "name the disk: --ondisk=sda");
        Content content = content(line, type);
        Contents.mount(part.mountPoint(), type).ifPresent(partitions::forget);
        Size size = sizes.of(part, type, where);
        String name = name(part, type);
        Partition partition = Partition.made(where, name, kind(type, content), size, content);
        List<String> disks = part.onDisk().map(DiskNames::bare).map(List::of).orElse(List.of());
        partitions.ask(
                new FreePartition(partition, disks, part.asPrimary()),
                isMember(part) ? part.mountPoint() : "req" + conversion.nextId());
        if (part.encryption().isPresent()) conversion.nextId();
    }

    /// A member of btrfs has no file system of its own; one that no `btrfs` command uses has.
    private Content content(Spoken.Line<Part> line, FormatType type) throws NotPlanned {
        Part part = line.command();
        Content said =
                contents.of(
                        type, part.mountPoint(), part.format(), part.encryption(), line.where());
        if (type == FormatType.EFI)
            return new Content(
                    said.luks(), said.filesystem(), said.mount(), Optional.of(EFI_OPTIONS));
        if (!btrfsMembers.contains(part.mountPoint())) return said;
        if (part.format().label().isPresent())
            conversion.note(
                    line.where(),
                    "the label of a btrfs volume is what its btrfs command says",
                    "drop --label here");
        return new Content(said.luks(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// What is encrypted looks like anything else from outside, unless it is a member.
    private static Kind kind(FormatType type, Content content) {
        return switch (type) {
            case BIOSBOOT -> Kind.BIOSBOOT;
            case PREPBOOT -> Kind.PREP;
            case EFI -> Kind.ESP;
            case MDMEMBER -> Kind.RAID;
            case LVMPV -> Kind.LVM;
            case SWAP -> content.luks().isPresent() ? Kind.LINUX : Kind.SWAP;
            case XFS, EXT4, EXT3, EXT2, BTRFS, VFAT, TMPFS, APPLEBOOT, LUKS, RAW -> Kind.LINUX;
        };
    }

    private String name(Part part, FormatType type) {
        String name =
                conversion
                        .names()
                        .unique(
                                part.mountPoint().equalsIgnoreCase("none")
                                        ? type.word()
                                        : LayoutNames.ofMount(part.mountPoint()));
        if (isMember(part)) {
            conversion.know(part.mountPoint(), name);
            conversion.keepOptions(name, part.format().mountOptions());
        }
        return name;
    }

    private static boolean isMember(Part part) {
        return part.mountPoint().startsWith("raid.")
                || part.mountPoint().startsWith("pv.")
                || part.mountPoint().startsWith("btrfs.");
    }

    private void refuseSecondName(Part part, Where where) throws NotPlanned {
        if (!isMember(part) || !conversion.knows(part.mountPoint())) return;
        String kind =
                part.mountPoint().startsWith("raid.")
                        ? "RAID"
                        : part.mountPoint().startsWith("pv.") ? "PV" : "Btrfs";
        throw NotPlanned.command(
                where,
                kind + " partition \"" + part.mountPoint() + "\" is defined multiple times.",
                "give each its own name");
    }

    private void addInMemory(Spoken.Line<Part> line) {
        Part part = line.command();
        Optional<String> mount = Contents.mount(part.mountPoint(), FormatType.TMPFS);
        if (mount.isEmpty()) {
            conversion.note(line.where(), "a tmpfs that is mounted nowhere is none", "drop it");
            return;
        }
        partitions.forget(mount.get());
        partitions.add(
                new Tmpfs(
                        line.where(),
                        mount.get(),
                        Sizes.optional(part.size().mebibytes()),
                        part.format().mountOptions()));
    }

    /// Uses a partition that is there.
    private void addFound(Spoken.Line<Part> line, FormatType type) throws NotPlanned {
        Part part = line.command();
        Where where = line.where();
        String device = DiskNames.bare(part.onPartition().orElseThrow());
        if (part.resize())
            throw NotPlanned.command(
                    where,
                    "this planner does not resize partitions",
                    "drop --resize, or make the partition anew");
        Content content = part.keepContent() ? kept(part, type, device) : content(line, type);
        Contents.mount(part.mountPoint(), type).ifPresent(partitions::forget);
        String name = name(part, type);
        conversion.know(device, name);
        partitions.use(
                new FreePartition(
                        new Partition(
                                where,
                                name,
                                kind(type, content),
                                new Place.There(new Existing.Named(device), part.keepContent()),
                                content,
                                Optional.empty(),
                                List.of(),
                                Optional.empty()),
                        List.of(),
                        false));
    }

    /// What is on it decides, where that is known; else what the author says of it.
    private Content kept(Part part, FormatType said, String device) {
        FormatType type = contentOf.apply(device).orElse(said);
        return new Content(
                Optional.empty(),
                Filesystems.of(type).map(Filesystem::of),
                Contents.mount(part.mountPoint(), type),
                part.format().mountOptions().filter(options -> type.isFileSystem()));
    }
}
