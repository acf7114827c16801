package dev.tarmac.facts;

import java.util.Optional;

/// An entry of a partition table that is on a disk.
///
/// @param number as the kernel counts partitions
/// @param type a GUID in upper case (GPT) or two hexadecimal digits (MBR)
/// @param name in a GPT; empty where there is none
/// @param uuid of the entry in a GPT
public record FoundPartition(
        int number,
        long startSector,
        long sectors,
        String type,
        Optional<String> name,
        Optional<String> uuid) {
    public FoundPartition {
        if (number < 1 || startSector < 1 || sectors < 1)
            throw new IllegalArgumentException("no such partition: " + number);
    }

    public long endSector() {
        return startSector + sectors - 1;
    }
}
