package dev.tarmac.anaconda.partition;

import dev.tarmac.anaconda.device.Format;

import java.util.List;
import java.util.OptionalLong;

/// A partition that somebody wants, with everything but its place.
///
/// @param name what the layout calls it; unique
/// @param format what is made on it
/// @param bytes what it has at least
/// @param maximum what it grows to at most; as far as its format goes when empty
/// @param primary whether it must not be a logical partition
/// @param disks where it may lie; anywhere when empty
/// @param weight what makes boot partitions come first; see [Weights]
public record PartitionRequest(
        String name,
        Format format,
        long bytes,
        boolean grows,
        OptionalLong maximum,
        boolean primary,
        List<String> disks,
        int weight) {

    /// From this weight on a partition is one that firmware or boot loader must reach.
    private static final int BOOTABLE = 1000;

    public PartitionRequest {
        disks = List.copyOf(disks);
    }

    public boolean isBootable() {
        return weight > BOOTABLE;
    }

    /// The most that it may have in bytes.
    public long most() {
        return Math.min(maximum.orElse(Long.MAX_VALUE), format.type().maximum());
    }

    public PartitionRequest withBytes(long changed) {
        return new PartitionRequest(name, format, changed, grows, maximum, primary, disks, weight);
    }
}
