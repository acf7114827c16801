package dev.tarmac.anaconda.device;

import static dev.tarmac.anaconda.device.Bytes.EIB;
import static dev.tarmac.anaconda.device.Bytes.KIB;
import static dev.tarmac.anaconda.device.Bytes.MIB;
import static dev.tarmac.anaconda.device.Bytes.TIB;
import static dev.tarmac.anaconda.device.Bytes.UNLIMITED;

import java.util.Arrays;
import java.util.Optional;

/// What can stand on a device. The names are those of `--fstype`.
public enum FormatType {
    XFS("xfs", Use.LINUX, 16 * MIB, UNLIMITED, "xfs"),
    EXT4("ext4", Use.LINUX, 2 * MIB, EIB, "ext4"),
    EXT3("ext3", Use.LINUX, 2 * MIB, 16 * TIB, "ext3"),
    EXT2("ext2", Use.LINUX, 2 * MIB, 8 * TIB, "ext2"),
    BTRFS("btrfs", Use.LINUX, 256 * MIB, UNLIMITED, "btrfs"),
    VFAT("vfat", Use.FOREIGN, 0, TIB, "vfat"),
    EFI("efi", Use.FOREIGN, 50 * MIB, TIB, "EFI System Partition"),
    TMPFS("tmpfs", Use.FOREIGN, 0, UNLIMITED, "tmpfs"),
    SWAP("swap", Use.SWAP, 0, 16 * TIB, "swap"),
    BIOSBOOT("biosboot", Use.BARE, 512 * KIB, 2 * MIB, "biosboot"),
    PREPBOOT("prepboot", Use.BARE, 4 * MIB, 10 * MIB, "prepboot"),
    APPLEBOOT("appleboot", Use.BARE, 800 * KIB, MIB, "appleboot"),
    LVMPV("lvmpv", Use.BARE, 8 * MIB, UNLIMITED, "physical volume (LVM)"),
    MDMEMBER("mdmember", Use.BARE, 0, UNLIMITED, "software RAID"),
    LUKS("luks", Use.BARE, 0, UNLIMITED, "LUKS"),
    RAW("raw", Use.BARE, 0, UNLIMITED, "nothing");

    private enum Use {
        LINUX,
        FOREIGN,
        SWAP,
        BARE
    }

    private final String word;
    private final Use use;
    private final long minimum;
    private final long maximum;
    private final String title;

    FormatType(String word, Use use, long minimum, long maximum, String title) {
        this.word = word;
        this.use = use;
        this.minimum = minimum;
        this.maximum = maximum;
        this.title = title;
    }

    /// The type of that `--fstype`, by its short or its long name.
    public static Optional<FormatType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type != RAW)
                .filter(type -> type.word.equals(name) || type.title.equals(name))
                .findFirst();
    }

    public String word() {
        return word;
    }

    /// As messages name it.
    public String title() {
        return title;
    }

    /// Whether files can be on it.
    public boolean isFileSystem() {
        return use == Use.LINUX || use == Use.FOREIGN;
    }

    /// Whether a Linux system can have its root on it.
    public boolean isLinux() {
        return use == Use.LINUX;
    }

    /// Whether only Linux uses it.
    public boolean isOfLinux() {
        return switch (this) {
            case XFS, EXT4, EXT3, EXT2, BTRFS, SWAP, LVMPV, MDMEMBER, LUKS -> true;
            case VFAT, EFI, TMPFS, BIOSBOOT, PREPBOOT, APPLEBOOT, RAW -> false;
        };
    }

    /// Whether it has mount options.
    public boolean isMounted() {
        return use != Use.BARE;
    }

    public boolean isExt() {
        return this == EXT2 || this == EXT3 || this == EXT4;
    }

    /// The smallest device that takes it, in bytes; 0 for no limit.
    public long minimum(Flavor flavor) {
        return this == XFS ? flavor.xfsMinimum() : minimum;
    }

    /// The largest device that takes it, in bytes.
    public long maximum() {
        return maximum;
    }

    /// The options of a mount that asked for none.
    public String ownOptions() {
        return switch (use) {
            case LINUX -> "defaults";
            case FOREIGN -> this == TMPFS ? "defaults" : "umask=0077,shortname=winnt";
            case SWAP, BARE -> "";
        };
    }

    /// As fstab calls it.
    public String mountType() {
        return this == EFI ? "vfat" : word;
    }
}
