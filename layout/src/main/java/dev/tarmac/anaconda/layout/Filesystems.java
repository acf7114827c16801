package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.layout.Filesystem;

import java.util.Optional;

/// The installer's formats as the file systems of a layout, and back.
public final class Filesystems {
    private Filesystems() {}

    static FormatType of(Filesystem.Kind kind) {
        return switch (kind) {
            case EXT2 -> FormatType.EXT2;
            case EXT3 -> FormatType.EXT3;
            case EXT4 -> FormatType.EXT4;
            case XFS -> FormatType.XFS;
            case BTRFS -> FormatType.BTRFS;
            case VFAT -> FormatType.VFAT;
            case SWAP -> FormatType.SWAP;
        };
    }

    /// What a layout makes for a format; empty where that is no file system, or one in memory.
    public static Optional<Filesystem.Kind> of(FormatType type) {
        return switch (type) {
            case EXT2 -> Optional.of(Filesystem.Kind.EXT2);
            case EXT3 -> Optional.of(Filesystem.Kind.EXT3);
            case EXT4 -> Optional.of(Filesystem.Kind.EXT4);
            case XFS -> Optional.of(Filesystem.Kind.XFS);
            case BTRFS -> Optional.of(Filesystem.Kind.BTRFS);
            case VFAT, EFI -> Optional.of(Filesystem.Kind.VFAT);
            case SWAP -> Optional.of(Filesystem.Kind.SWAP);
            case TMPFS, BIOSBOOT, PREPBOOT, APPLEBOOT, LVMPV, MDMEMBER, LUKS, RAW ->
                    Optional.empty();
        };
    }
}
