package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.autopart.ContainerName;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes btrfs volumes and subvolumes of what `btrfs` commands say.
final class BtrfsVolumes {
    private static final String PREFIX = "btrfs";
    private static final String LABEL = "LABEL=";

    private final Conversion conversion;

    /// By the names of the layout.
    private final Map<String, Btrfs> all = new LinkedHashMap<>();

    BtrfsVolumes(Conversion conversion) {
        this.conversion = conversion;
    }

    List<Btrfs> all() {
        return List.copyOf(all.values());
    }

    /// Takes up a volume that somebody else decided on.
    void add(Btrfs volume) {
        all.put(volume.name(), volume);
    }

    void add(Spoken.Line<StorageCommand.Btrfs> line) throws NotPlanned {
        if (line.command().existing())
            throw NotPlanned.command(
                    line.where(),
                    "there is no btrfs volume that could be used",
                    "make it anew: name its members");
        if (line.command().subvolume().isPresent()) addSubvolume(line);
        else addVolume(line.command(), line.where());
    }

    private void addVolume(StorageCommand.Btrfs command, Where where) throws NotPlanned {
        String label = command.label().orElseGet(this::ownName);
        String name = conversion.names().unique(label);
        List<String> members = command.members().stream().map(this::resolve).toList();
        Filesystem filesystem =
                Contents.filesystem(
                        Filesystem.Kind.BTRFS,
                        label,
                        Contents.words(command.mkfsOptions().orElse("")),
                        where);
        all.put(
                name,
                new Btrfs(
                        where,
                        name,
                        members,
                        filesystem,
                        command.dataLevel(),
                        command.metadataLevel(),
                        mount(command),
                        members.stream().findFirst().flatMap(conversion::memberOptions),
                        List.of()));
        conversion.know(label, name);
        conversion.call(name, label);
    }

    private String resolve(String said) {
        return conversion.resolve(said.startsWith(LABEL) ? said.substring(LABEL.length()) : said);
    }

    private static Optional<String> mount(StorageCommand.Btrfs command) {
        return Optional.of(command.mountPoint()).filter(mount -> mount.startsWith("/"));
    }

    private String ownName() {
        Installer installer = conversion.installer();
        return ContainerName.of(
                PREFIX, installer.hostName(), installer.flavor(), conversion::knows);
    }

    private void addSubvolume(Spoken.Line<StorageCommand.Btrfs> line) throws NotPlanned {
        StorageCommand.Btrfs command = line.command();
        String parent = command.members().getFirst();
        Btrfs volume = all.get(resolve(parent));
        if (volume == null)
            throw NotPlanned.command(
                    line.where(),
                    "\"" + parent + "\" is no btrfs volume that can hold a subvolume.",
                    "put a btrfs command of that name or label before it");
        List<Btrfs.Subvolume> more = new ArrayList<>(volume.subvolumes());
        more.add(
                new Btrfs.Subvolume(
                        line.where(),
                        command.subvolume().orElseThrow(),
                        mount(command),
                        Optional.empty()));
        all.put(
                volume.name(),
                new Btrfs(
                        volume.where(),
                        volume.name(),
                        volume.members(),
                        volume.filesystem(),
                        volume.data(),
                        volume.metadata(),
                        volume.mount(),
                        volume.options(),
                        more));
    }
}
