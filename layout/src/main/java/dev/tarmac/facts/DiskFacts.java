package dev.tarmac.facts;

import java.util.List;
import java.util.Optional;

/// One whole disk.
///
/// @param name the kernel's name (`vda`, `nvme0n1`): a handle of this boot, never an identity
/// @param byPath the hardware path as udev would write it below `/dev/disk/by-path`
/// @param sizeBytes of the whole disk, a whole number of logical sectors
/// @param logicalSectorBytes what the disk is addressed by: 512 or 4096, a power of two
/// @param physicalSectorBytes what it writes at once, for information
/// @param rotational a spinning disk, as the kernel says; it says so of virtio disks too
/// @param contents what is on it; empty means no known signature and zeros where they would be
public record DiskFacts(
        String name,
        Optional<String> serial,
        Optional<String> wwn,
        Optional<String> byPath,
        Optional<String> model,
        long sizeBytes,
        int logicalSectorBytes,
        int physicalSectorBytes,
        boolean rotational,
        List<DiskContent> contents) {
    /// As large as a page of any kernel.
    private static final int MOST_SECTOR_BYTES = 65_536;

    public DiskFacts {
        contents = List.copyOf(contents);
        if (logicalSectorBytes < 512
                || logicalSectorBytes > MOST_SECTOR_BYTES
                || Integer.bitCount(logicalSectorBytes) != 1)
            throw new IllegalArgumentException(
                    name + ": logical sectors of " + logicalSectorBytes + " bytes");
        if (sizeBytes < 0 || sizeBytes % logicalSectorBytes != 0)
            throw new IllegalArgumentException(
                    name + ": " + sizeBytes + " bytes is not a whole number of sectors");
    }

    public long sectors() {
        return sizeBytes / logicalSectorBytes;
    }
}
