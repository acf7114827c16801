package dev.tarmac.plan;

import dev.tarmac.layout.Partition.Attribute;

import java.util.List;
import java.util.Optional;

/// One entry of a partition table, in logical sectors of its disk.
///
/// @param number from 1, as the kernel counts partitions; logical ones of an MBR from 5
/// @param name the partition's name in the layout; unique in the whole plan, and also written into
///   a GPT; of an extended partition `extended` with its disk
/// @param attributes of a GPT entry; the only one that an MBR has is `LEGACY_BOOT`, its active flag
/// @param uuid the entry's GUID where the author wrote it; empty = drawn for each install
public record Extent(
        int number,
        String name,
        PartitionType type,
        long startSector,
        long sectors,
        List<Attribute> attributes,
        Optional<String> uuid) {
    public Extent {
        attributes = List.copyOf(attributes);
        if (number < 1 || number > 128 || startSector < 1 || sectors < 1)
            throw new IllegalArgumentException("no such extent: " + number + " " + name);
    }

    public Extent(int number, String name, PartitionType type, long startSector, long sectors) {
        this(number, name, type, startSector, sectors, List.of(), Optional.empty());
    }

    public long endSector() {
        return startSector + sectors - 1;
    }
}
