package dev.tarmac.layout;

import dev.tarmac.layout.Btrfs.Subvolume;
import dev.tarmac.problem.Where;

/// Layouts that are compared without the places where they were read.
public final class Placeless {
    static final Where NOWHERE = Where.of("random");

    private Placeless() {}

    public static DiskLayout of(DiskLayout layout) {
        return new DiskLayout(
                of(layout.sizing()),
                layout.disks().stream().map(Placeless::of).toList(),
                layout.raids().stream().map(Placeless::of).toList(),
                layout.groups().stream().map(Placeless::of).toList(),
                layout.btrfs().stream().map(Placeless::of).toList(),
                layout.tmpfs().stream().map(Placeless::of).toList());
    }

    private static Sizing of(Sizing sizing) {
        return switch (sizing) {
            case Sizing.Tarmac own -> own;
            case Sizing.Anaconda(var release, var handling, var partitions) ->
                    new Sizing.Anaconda(
                            release,
                            handling.at(DiskHandling.Places.NOWHERE),
                            partitions.stream()
                                    .map(
                                            free ->
                                                    new FreePartition(
                                                            of(free.partition()),
                                                            free.disks(),
                                                            free.asPrimary()))
                                    .toList());
        };
    }

    private static Disk of(Disk disk) {
        return new Disk(
                NOWHERE,
                disk.name(),
                disk.selectors(),
                disk.table(),
                disk.partitions().stream().map(Placeless::of).toList());
    }

    private static Partition of(Partition one) {
        return new Partition(
                NOWHERE,
                one.name(),
                one.kind(),
                one.place(),
                one.content(),
                one.type(),
                one.attributes(),
                one.uuid());
    }

    private static Raid of(Raid raid) {
        return new Raid(
                NOWHERE,
                raid.name(),
                raid.level(),
                raid.members(),
                raid.spares(),
                raid.metadata(),
                raid.chunkBytes(),
                raid.uuid(),
                raid.content());
    }

    private static VolumeGroup of(VolumeGroup group) {
        return new VolumeGroup(
                NOWHERE,
                group.name(),
                group.members(),
                group.extentBytes(),
                group.reserved(),
                group.volumes().stream().map(Placeless::of).toList());
    }

    private static LogicalVolume of(LogicalVolume one) {
        return new LogicalVolume(
                NOWHERE, one.name(), one.type(), one.size(), one.content(), one.cache());
    }

    private static Btrfs of(Btrfs volume) {
        return new Btrfs(
                NOWHERE,
                volume.name(),
                volume.members(),
                volume.filesystem(),
                volume.data(),
                volume.metadata(),
                volume.mount(),
                volume.options(),
                volume.subvolumes().stream()
                        .map(s -> new Subvolume(NOWHERE, s.name(), s.mount(), s.options()))
                        .toList());
    }

    private static Tmpfs of(Tmpfs tmpfs) {
        return new Tmpfs(NOWHERE, tmpfs.mount(), tmpfs.bytes(), tmpfs.options());
    }
}
