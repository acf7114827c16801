package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.lvm.VolumeNames;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.kickstart.StorageCommand.VolGroup;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Size;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Makes volume groups of what `volgroup` commands say, and takes up their volumes.
final class Groups {
    private final Conversion conversion;
    private final List<VolumeGroup> all = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();

    Groups(Conversion conversion) {
        this.conversion = conversion;
    }

    List<VolumeGroup> all() {
        return List.copyOf(all);
    }

    void add(Spoken.Line<VolGroup> line) throws NotPlanned {
        VolGroup command = line.command();
        Where where = line.where();
        if (command.existing()) refused.add(VolumeNames.cleaned(command.name()));
        if (command.existing())
            throw NotPlanned.command(
                    where,
                    "there is no volume group \"" + command.name() + "\" that could be used",
                    "make it anew: name its members");
        all.add(
                new VolumeGroup(
                        where,
                        VolumeNames.cleaned(command.name()),
                        command.members().stream().map(conversion::resolve).toList(),
                        command.extentKib()
                                .map(Amounts::kibibytes)
                                .orElse(VolumeGroup.DEFAULT_EXTENT_BYTES),
                        reserved(command),
                        List.of()));
    }

    private static Optional<Size> reserved(VolGroup command) {
        if (command.reservedPercent().isPresent())
            return Optional.of(new Size.Percent(command.reservedPercent().get().intValue()));
        return command.reservedMebibytes().map(Amounts::mebibytes).map(Size.Bytes::new);
    }

    /// Takes up a group that somebody else decided on.
    void add(VolumeGroup group) {
        all.add(group);
    }

    /// Whether a group of that name is missing for a reason that was told.
    boolean isRefused(String said) {
        return refused.contains(VolumeNames.cleaned(said));
    }

    /// The group that a command calls so.
    Optional<VolumeGroup> named(String said) {
        String name = VolumeNames.cleaned(said);
        return all.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    void add(VolumeGroup group, LogicalVolume volume) {
        List<LogicalVolume> more = new ArrayList<>(group.volumes());
        more.add(volume);
        replace(group, more);
    }

    /// Drops volumes out of every group.
    void forget(Predicate<LogicalVolume> dropped) {
        for (VolumeGroup group : List.copyOf(all))
            replace(group, group.volumes().stream().filter(dropped.negate()).toList());
    }

    private void replace(VolumeGroup group, List<LogicalVolume> volumes) {
        all.set(
                all.indexOf(group),
                new VolumeGroup(
                        group.where(),
                        group.name(),
                        group.members(),
                        group.extentBytes(),
                        group.reserved(),
                        volumes));
    }
}
