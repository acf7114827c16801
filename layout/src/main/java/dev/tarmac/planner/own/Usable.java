package dev.tarmac.planner.own;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.TableKind;

/// Where partitions may lie on a disk: everything is aligned to 1 MiB, counted with the disk's real
/// logical sector size. A GPT has 128 entries here, before and behind (UEFI 2.10, 5.3); an MBR
/// counts 2^32 sectors.
///
/// @param firstMib the first MiB that a partition may use; the table lies before it
/// @param endMib the first one that it may not
record Usable(int sectorBytes, long firstMib, long endMib) {
    static final long MIB = 1L << 20;
    private static final long GPT_BYTES = 128 * 128;
    private static final long MBR_SECTORS = (1L << 32) - 1;

    static Usable of(DiskFacts disk, TableKind kind) {
        long sectors =
                switch (kind) {
                    case GPT -> disk.sectors() - GPT_BYTES / disk.logicalSectorBytes() - 1;
                    case MBR -> Math.min(disk.sectors(), MBR_SECTORS);
                };
        long end = Math.max(0, sectors) * disk.logicalSectorBytes() / MIB;
        return new Usable(disk.logicalSectorBytes(), 1, Math.max(1, end));
    }

    long mib() {
        return endMib - firstMib;
    }

    long sectorsPerMib() {
        return MIB / sectorBytes;
    }

    long sectors(long mib) {
        return mib * sectorsPerMib();
    }

    /// The first whole MiB at or behind a sector.
    long mibUp(long sector) {
        return Math.ceilDiv(sector, sectorsPerMib());
    }

    /// The MiB that a sector lies in.
    long mibDown(long sector) {
        return sector / sectorsPerMib();
    }
}
