package dev.tarmac.planner.own;

import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Partition;
import dev.tarmac.problem.Problems;

/// The smallest device that takes a content.
final class Least {
    private static final long MIB = Usable.MIB;

    /// LUKS2 with its default of 16 MiB, and LUKS1.
    private static final long LUKS2_HEADER = 16 * MIB;

    private static final long LUKS1_HEADER = 2 * MIB;

    private Least() {}

    /// What is taken from an encrypted device for its header.
    static long headerBytes(Content content) {
        return content.luks()
                .map(luks -> luks.version() == 1 ? LUKS1_HEADER : LUKS2_HEADER)
                .orElse(0L);
    }

    /// Adds a problem when the device is too small for what it shall hold.
    static void check(BlockDevice device, long bytes, int sectorBytes, Problems problems) {
        long least = headerBytes(device.content()) + filesystemBytes(device, sectorBytes);
        if (bytes >= least) return;
        problems.add(
                device.where(),
                kind(device)
                        + " '"
                        + device.name()
                        + "' gets "
                        + bytes / MIB
                        + " MiB; "
                        + device.filesystem().map(Filesystem::type).orElse("it")
                        + (device.content().luks().isPresent() ? " in LUKS" : "")
                        + " needs at least "
                        + Math.ceilDiv(least, MIB)
                        + (sectorBytes == 4096 ? " MiB on 4096-byte sectors" : " MiB"),
                "write `size: " + Math.ceilDiv(least, MIB) + "M` or more");
    }

    private static String kind(BlockDevice device) {
        return device instanceof Partition ? "partition" : "volume";
    }

    /// mkfs.xfs refuses less than 300 MiB; FAT32 wants 65,525 clusters of at least one sector each;
    /// mkfs.btrfs with duplicated metadata and room for anything else.
    private static long filesystemBytes(BlockDevice device, int sectorBytes) {
        if (device.filesystem().isEmpty()) return MIB;
        return switch (device.filesystem().get().kind()) {
            case XFS -> 300 * MIB;
            case BTRFS -> 256 * MIB;
            case VFAT -> (sectorBytes == 4096 ? 260 : 33) * MIB;
            case EXT2, EXT3, EXT4 -> 8 * MIB;
            case SWAP -> MIB;
        };
    }
}
