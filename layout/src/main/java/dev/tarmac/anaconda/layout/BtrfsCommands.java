package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.autopart.ContainerName;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.kickstart.StorageCommand.Btrfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes btrfs volumes and subvolumes of what `btrfs` commands say.
final class BtrfsCommands {
    private static final String PREFIX = "btrfs";

    private final Machine machine;
    private final DeviceTree tree;

    BtrfsCommands(Machine machine, DeviceTree tree) {
        this.machine = machine;
        this.tree = tree;
    }

    void add(Spoken.Line<Btrfs> line) throws NotPlanned {
        Btrfs command = line.command();
        List<Device> members = new ArrayList<>();
        for (String name : command.members()) members.add(member(line, name));
        if (command.subvolume().isPresent()) addSubvolume(line, members.getFirst());
        else addVolume(command, members);
    }

    private Device member(Spoken.Line<Btrfs> line, String name) throws NotPlanned {
        String bare = name.startsWith("LABEL=") ? name.substring("LABEL=".length()) : name;
        Optional<Device> member = tree.named(DiskNames.bare(bare));
        if (member.isEmpty())
            throw NotPlanned.command(
                    line.number(), "nothing is called \"" + name + "\" that btrfs could lie on");
        return member.get();
    }

    private void addVolume(Btrfs command, List<Device> members) {
        String name = command.label().orElseGet(this::ownName);
        Format format =
                Format.of(FormatType.BTRFS)
                        .withOptions(members.getFirst().format().options())
                        .withLabel(Optional.of(name))
                        .withMkfsOptions(command.mkfsOptions());
        tree.add(
                new Device.Btrfs(
                        name,
                        members,
                        command.dataLevel(),
                        command.metadataLevel(),
                        format.mounted(command.mountPoint())));
    }

    private String ownName() {
        return ContainerName.of(PREFIX, machine, name -> tree.named(name).isPresent());
    }

    private void addSubvolume(Spoken.Line<Btrfs> line, Device parent) throws NotPlanned {
        if (!(parent instanceof Device.Btrfs volume))
            throw NotPlanned.command(
                    line.number(),
                    "\"" + parent.name() + "\" is no btrfs volume that can hold a subvolume.");
        Btrfs command = line.command();
        tree.add(
                Device.Subvolume.of(
                        volume, command.subvolume().orElseThrow(), command.mountPoint()));
    }
}
