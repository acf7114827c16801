package dev.tarmac.plan;

/// One entry of a GPT, in logical sectors of its disk.
///
/// @param number from 1, as the kernel counts partitions
/// @param name the partition's name in the layout and in the table; unique in the whole plan
public record Extent(int number, String name, PartitionType type, long startSector, long sectors) {
    public Extent {
        if (number < 1 || number > 128 || startSector < 1 || sectors < 1)
            throw new IllegalArgumentException("no such extent: " + number + " " + name);
    }

    public long endSector() {
        return startSector + sectors - 1;
    }
}
