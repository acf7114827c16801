package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.layout.Btrfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the btrfs volumes and subvolumes of a layout.
final class BtrfsVolumes {
    private final DeviceTree tree;

    BtrfsVolumes(DeviceTree tree) {
        this.tree = tree;
    }

    void add(Btrfs volume) throws NotPlanned {
        List<Device> members = new ArrayList<>();
        for (String name : volume.members()) members.add(member(volume, name));
        Format format =
                Format.of(FormatType.BTRFS)
                        .withLabel(
                                Optional.of(volume.filesystem().label())
                                        .filter(label -> !label.isEmpty()))
                        .withMkfsOptions(
                                Optional.of(String.join(" ", volume.filesystem().mkfsOptions()))
                                        .filter(options -> !options.isEmpty()));
        Device.Btrfs made =
                new Device.Btrfs(
                        volume.name(),
                        members,
                        volume.data(),
                        volume.metadata(),
                        Formats.mounted(format, volume.mount(), volume.options()));
        tree.add(volume.name(), made);
        for (Btrfs.Subvolume subvolume : volume.subvolumes())
            tree.add(
                    Device.Subvolume.of(
                            made, subvolume.name(), subvolume.mount(), subvolume.options()));
    }

    private Device member(Btrfs volume, String name) throws NotPlanned {
        return tree.named(name)
                .orElseThrow(
                        () ->
                                NotPlanned.command(
                                        volume.where(),
                                        "nothing is called \""
                                                + name
                                                + "\" that btrfs could lie on",
                                        "define it, or leave it out"));
    }
}
