package dev.tarmac.layout;

import java.util.List;
import java.util.stream.Stream;

/// What the disks of a machine shall look like; every disk with a GPT of its own.
public record DiskLayout(List<Disk> disks) {
    public DiskLayout {
        disks = List.copyOf(disks);
        if (disks.isEmpty()) throw new IllegalArgumentException("a layout has a disk");
    }

    public Stream<Partition> partitions() {
        return disks.stream().flatMap(disk -> disk.partitions().stream());
    }
}
