package dev.tarmac.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the disks of a machine shall look like; every disk with a GPT of its own. Steps and orders
/// call disks and partitions by name, so names are unique; [LayoutRules] says it with places.
public record DiskLayout(List<Disk> disks) {
    public DiskLayout {
        disks = List.copyOf(disks);
        if (disks.isEmpty()) throw new IllegalArgumentException("a layout has a disk");
        requireUnique("disk", disks.stream().map(Disk::name));
        requireUnique(
                "partition",
                disks.stream().flatMap(disk -> disk.partitions().stream()).map(Partition::name));
    }

    private static void requireUnique(String kind, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.forEach(
                name -> {
                    if (!seen.add(name))
                        throw new IllegalArgumentException("a second " + kind + " '" + name + "'");
                });
    }

    public Stream<Partition> partitions() {
        return disks.stream().flatMap(disk -> disk.partitions().stream());
    }
}
