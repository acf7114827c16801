package dev.tarmac.plan;

import dev.tarmac.facts.DiskFacts;

/// Where partitions may lie on a disk with a GPT of 128 entries (UEFI 2.10, 5.3): everything is
/// aligned to 1 MiB, counted with the disk's real logical sector size.
///
/// @param firstMib the first MiB a partition may use; the primary table lies before it
/// @param usableMib how many whole MiB are left between the two tables
record GptGeometry(int sectorBytes, long diskSectors, long firstMib, long usableMib) {
    static final long MIB = 1L << 20;
    private static final long TABLE_BYTES = 128 * 128;

    static GptGeometry of(DiskFacts disk) {
        long backupSectors = TABLE_BYTES / disk.logicalSectorBytes() + 1;
        long usableEndBytes = (disk.sectors() - backupSectors) * disk.logicalSectorBytes();
        return new GptGeometry(
                disk.logicalSectorBytes(),
                disk.sectors(),
                1,
                Math.max(0, usableEndBytes / MIB - 1));
    }

    long sectorsPerMib() {
        return MIB / sectorBytes;
    }
}
