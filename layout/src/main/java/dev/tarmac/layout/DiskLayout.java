package dev.tarmac.layout;

import java.util.List;
import java.util.stream.Stream;

/// What the disks of a machine shall look like. That its names are unique, its members there and
/// its mounts possible is for [dev.tarmac.layout.rule.LayoutRules] to say, with places.
public record DiskLayout(
        Sizing sizing,
        List<Disk> disks,
        List<Raid> raids,
        List<VolumeGroup> groups,
        List<Btrfs> btrfs,
        List<Tmpfs> tmpfs) {
    public DiskLayout {
        disks = List.copyOf(disks);
        raids = List.copyOf(raids);
        groups = List.copyOf(groups);
        btrfs = List.copyOf(btrfs);
        tmpfs = List.copyOf(tmpfs);
    }

    /// Disks and their partitions, sized by our own rules.
    public static DiskLayout of(List<Disk> disks) {
        return new DiskLayout(
                new Sizing.Tarmac(), disks, List.of(), List.of(), List.of(), List.of());
    }

    /// Every partition, wherever it is said.
    public Stream<Partition> partitions() {
        return switch (sizing) {
            case Sizing.Tarmac() -> disks.stream().flatMap(disk -> disk.partitions().stream());
            case Sizing.Anaconda anaconda ->
                    anaconda.partitions().stream().map(FreePartition::partition);
        };
    }

    /// Everything with content of its own: partitions, arrays, volumes.
    public Stream<BlockDevice> devices() {
        return Stream.of(
                        partitions(),
                        raids.stream(),
                        groups.stream().flatMap(group -> group.volumes().stream()))
                .flatMap(all -> all);
    }
}
