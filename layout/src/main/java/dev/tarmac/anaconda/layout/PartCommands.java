package dev.tarmac.anaconda.command;

import static dev.tarmac.anaconda.device.Bytes.MIB;

import dev.tarmac.anaconda.device.Encryption;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.SwapAdvice;
import dev.tarmac.anaconda.partition.PartitionRequest;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.WantedPartition;
import dev.tarmac.kickstart.StorageCommand.Part;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns `part` commands into requests. Nothing has a place after this.
final class PartCommands {
    private static final String EFI_OPTIONS = "defaults,uid=0,gid=0,umask=077,shortname=winnt";
    private static final long UNSIZED = 500 * MIB;

    private final Situation situation;
    private final Formats formats;
    private final PartPlaces places;
    private final DeviceTree tree;
    private final List<WantedPartition> wanted;

    /// Begins with what is there.
    ///
    /// @param before what was asked for already
    PartCommands(Situation situation, DeviceTree tree, List<WantedPartition> before) {
        this.situation = situation;
        this.formats = new Formats(situation.machine().product());
        this.places = new PartPlaces(situation);
        this.tree = tree;
        this.wanted = new ArrayList<>(before);
    }

    List<WantedPartition> wanted() {
        return List.copyOf(wanted);
    }

    void add(Spoken.Line<Part> line) throws NotPlanned {
        Part part = line.command();
        Format format = format(part, line.number());
        refuseSecondName(part, line.number());
        if (part.keepContent() && part.onPartition().isEmpty())
            throw refused(line, "part --noformat must also use the --onpart option.");
        if (format.type() == FormatType.TMPFS) {
            addInMemory(part, format);
            return;
        }
        if (part.onPartition().isPresent()) {
            addFound(line, format);
            return;
        }
        List<String> disks = places.disks(part, line.number());
        format.mountPoint().ifPresent(this::removeMountedAt);
        long bytes = bytes(part, format);
        if (bytes <= 0) throw refused(line, "the size of a partition must be positive");
        if (bytes > format.type().maximum())
            throw NotPlanned.at(
                    line.number(), Refusal.Kind.DEVICE, "too large for " + format.type().title());
        wanted.add(wanted(part, format, bytes, disks));
    }

    private WantedPartition wanted(Part part, Format format, long bytes, List<String> disks) {
        String name = isMember(part) ? part.mountPoint() : "req" + tree.nextId();
        Optional<Encryption> encryption = Formats.encryption(part.encryption());
        if (encryption.isPresent()) tree.nextId();
        Format outside = encryption.map(Encryption::format).orElse(format);
        PartitionRequest request =
                new PartitionRequest(
                        name,
                        outside,
                        bytes,
                        part.size().grow() && !isAdvised(part),
                        part.size().maximum().stream().mapToLong(Amounts::mebibytes).findFirst(),
                        part.asPrimary(),
                        disks,
                        situation.weight(outside));
        return new WantedPartition(request, encryption.map(e -> format));
    }

    /// Uses a partition that is there.
    private void addFound(Spoken.Line<Part> line, Format format) throws NotPlanned {
        Part part = line.command();
        Device.Found found = places.found(part, format, line.number());
        format.mountPoint().ifPresent(this::removeMountedAt);
        Optional<Encryption> encryption = Formats.encryption(part.encryption());
        Device.Found outside =
                encryption.isPresent() ? found.with(encryption.get().format()) : found;
        tree.add(outside);
        Device content =
                encryption.isPresent()
                        ? tree.open(outside, "luks-" + outside.name(), found.format())
                        : outside;
        if (isMember(part)) tree.alias(part.mountPoint(), content);
    }

    /// The options of an EFI system partition are always the same.
    private Format format(Part part, int line) throws NotPlanned {
        Format format = formats.of(part.mountPoint(), part.format(), line);
        return format.type() == FormatType.EFI ? format.withOptions(EFI_OPTIONS) : format;
    }

    private static boolean isMember(Part part) {
        return part.mountPoint().startsWith("raid.")
                || part.mountPoint().startsWith("pv.")
                || part.mountPoint().startsWith("btrfs.");
    }

    private void refuseSecondName(Part part, int line) throws NotPlanned {
        boolean second =
                isMember(part)
                        && wanted.stream()
                                .anyMatch(w -> w.request().name().equals(part.mountPoint()));
        if (!second) return;
        String kind =
                part.mountPoint().startsWith("raid.")
                        ? "RAID"
                        : part.mountPoint().startsWith("pv.") ? "PV" : "Btrfs";
        throw NotPlanned.command(
                line, kind + " partition \"" + part.mountPoint() + "\" is defined multiple times.");
    }

    private void addInMemory(Part part, Format format) {
        Optional<Long> size = part.size().mebibytes().map(Amounts::mebibytes);
        String options =
                format.options() + size.map(bytes -> ",size=" + bytes / MIB + "m").orElse("");
        format.mountPoint().ifPresent(this::removeMountedAt);
        tree.add(new Device.InMemory(size, format.withOptions(options)));
    }

    private void removeMountedAt(String mountPoint) {
        wanted.removeIf(partition -> partition.content().isAt(mountPoint));
        tree.removeMountedAt(mountPoint);
    }

    private static boolean isAdvised(Part part) {
        return part.mountPoint().equals("swap")
                && (part.size().recommended() || part.size().hibernation());
    }

    private long bytes(Part part, Format format) {
        if (isAdvised(part)) {
            long free = situation.tables().stream().mapToLong(Table::freeBytes).sum();
            return SwapAdvice.bytes(situation.machine(), part.size().hibernation(), free);
        }
        long said =
                part.size()
                        .mebibytes()
                        .map(Amounts::mebibytes)
                        .filter(bytes -> bytes != 0)
                        .orElse(UNSIZED);
        return Math.max(said, situation.minimum(format.type()));
    }

    private static NotPlanned refused(Spoken.Line<Part> line, String message) {
        return NotPlanned.command(line.number(), message);
    }
}
