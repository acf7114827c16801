package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Disk.FoundPartition;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.kickstart.StorageCommand.Part;

import java.util.List;
import java.util.Optional;

/// Where a `part` command says that its partition lies.
final class PartPlaces {
    private final Situation situation;

    PartPlaces(Situation situation) {
        this.situation = situation;
    }

    /// The disks for a new partition; any when empty.
    List<String> disks(Part part, int line) throws NotPlanned {
        if (part.onBiosDisk().isPresent())
            throw refused(
                    line,
                    "No disk found for specified BIOS disk \"" + part.onBiosDisk().get() + "\".");
        if (part.onDisk().isEmpty()) return List.of();
        String name = part.onDisk().get();
        Optional<Disk> disk = DiskNames.named(name, situation.disks());
        if (disk.isEmpty())
            throw refused(
                    line,
                    "Disk \"" + DiskNames.bare(name) + "\" given in part command does not exist.");
        if (disk.get().label().isEmpty())
            throw refused(
                    line,
                    "Disk \"" + DiskNames.bare(name) + "\" in part command is not partitioned.");
        return List.of(disk.get().name());
    }

    /// The partition that `--onpart` means.
    ///
    /// @param format what is made on it unless its content is kept
    Device.Found found(Part part, Format format, int line) throws NotPlanned {
        String name = DiskNames.bare(part.onPartition().orElseThrow());
        for (Disk disk : situation.disks())
            for (FoundPartition found : disk.found())
                if (disk.partitionName(found.number()).equals(name)) {
                    if (part.resize())
                        throw refused(line, "this planner does not resize partitions");
                    Format made = part.keepContent() ? kept(found, format, name, line) : format;
                    return new Device.Found(disk, found, made);
                }
        throw refused(line, "Partition \"" + name + "\" given in part command does not exist.");
    }

    private static Format kept(FoundPartition found, Format wanted, String name, int line)
            throws NotPlanned {
        Optional<FormatType> content = found.content();
        if (content.isEmpty())
            throw refused(
                    line, "what is on " + name + " is not known, so it cannot be kept in use");
        Format format = Format.of(content.get());
        return wanted.mountPoint().map(format::at).orElse(format);
    }

    private static NotPlanned refused(int line, String message) {
        return NotPlanned.command(line, message);
    }
}
