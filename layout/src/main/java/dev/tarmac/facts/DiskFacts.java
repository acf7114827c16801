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
/// @param table its partition table; empty = none, or one that the agent did not report
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
        List<DiskContent> contents,
        Optional<FoundTable> table) {
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

    /// A disk whose partition table nobody reported.
    public DiskFacts(
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
        this(
                name,
                serial,
                wwn,
                byPath,
                model,
                sizeBytes,
                logicalSectorBytes,
                physicalSectorBytes,
                rotational,
                contents,
                Optional.empty());
    }

    /// `vda1`, but `nvme0n1p1`: after a digit the kernel puts a `p`.
    public String partitionName(int number) {
        boolean digit = Character.isDigit(name.charAt(name.length() - 1));
        return name + (digit ? "p" : "") + number;
    }

    public long sectors() {
        return sizeBytes / logicalSectorBytes;
    }
}
