package dev.tarmac.planner;

import dev.tarmac.planner.storage.Mounting;
import dev.tarmac.planner.storage.Storage;

import java.util.HashSet;
import java.util.Set;

/// How many bytes of files the mounted devices of a plan hold at most, all together: what the file
/// systems surely keep for themselves is taken off.
final class Capacity {
    private static final long MIB = 1L << 20;

    /// mke2fs takes another kind of file system, with more inodes, below this.
    private static final long SMALL_EXT = 512 * MIB;

    private Capacity() {}

    /// @param esp holds no files of an image
    static long of(Storage storage, String esp) {
        Set<String> counted = new HashSet<>();
        return storage.mounts().stream()
                .filter(mount -> !mount.device().equals(esp))
                .filter(mount -> counted.add(mount.device()))
                .mapToLong(mount -> holds(mount, storage.bytes(mount.device())))
                .sum();
    }

    /// Inode tables of ext4: 256 bytes per 16 KiB, per 4 KiB when small. The log of xfs: 64 MiB.
    private static long holds(Mounting mount, long bytes) {
        return switch (mount.type()) {
            case "ext2", "ext3", "ext4" -> bytes - bytes / (bytes < SMALL_EXT ? 16 : 64);
            case "xfs" -> Math.max(0, bytes - 64 * MIB);
            case "vfat", "btrfs" -> bytes;
            default -> 0;
        };
    }
}
