package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Disk.FoundPartition;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Place;

import java.util.Optional;

/// Finds the partitions that a layout uses again.
final class FoundPartitions {
    private final Situation situation;
    private final Formats formats;
    private final DeviceTree tree;

    FoundPartitions(Situation situation, Formats formats, DeviceTree tree) {
        this.situation = situation;
        this.formats = formats;
        this.tree = tree;
    }

    void add(Partition partition, Place.There there) throws NotPlanned {
        if (!(there.which() instanceof Existing.Named(String name)))
            throw NotPlanned.command(
                    partition.where(),
                    "the installer knows partitions that are there by their names",
                    "write it like `keep: {device: sda3}`");
        Device.Found found = found(partition, DiskNames.bare(name), there.keepsContent());
        if (there.keepsContent() || partition.content().luks().isEmpty()) {
            tree.add(partition.name(), found);
            return;
        }
        Device.Found outside = found.with(formats.outside(partition));
        tree.add(partition.name(), outside);
        tree.open(
                partition.name(),
                outside,
                partition.content().luks().get().name().orElse("luks-" + outside.name()),
                found.format());
    }

    private Device.Found found(Partition partition, String name, boolean keeps) throws NotPlanned {
        for (Disk disk : situation.disks())
            for (FoundPartition found : disk.found())
                if (disk.partitionName(found.number()).equals(name)) {
                    Format made = keeps ? kept(found, partition, name) : formats.of(partition);
                    return new Device.Found(disk, found, made);
                }
        throw NotPlanned.command(
                partition.where(),
                "Partition \"" + name + "\" given in part command does not exist.",
                "name one that is there and is not cleared before");
    }

    private static Format kept(FoundPartition found, Partition partition, String name)
            throws NotPlanned {
        if (partition.content().luks().isPresent())
            throw NotPlanned.command(
                    partition.where(),
                    "what is encrypted on " + name + " cannot be kept in use",
                    "encrypt it anew, or leave it alone");
        Optional<FormatType> type = found.content();
        if (type.isEmpty())
            throw NotPlanned.command(
                    partition.where(),
                    "what is on " + name + " is not known, so it cannot be kept in use",
                    "format it anew, or leave it alone");
        Content content = partition.content();
        return Formats.mounted(Format.of(type.get()), content.mount(), content.options());
    }
}
