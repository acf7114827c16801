package dev.tarmac.anaconda.tree;

/// Where a boot loader for BIOS is written to.
public enum BootLoaderPlace {
    /// There is none.
    NOWHERE,
    /// The first sector of the disk that firmware starts from.
    DISK,
    /// The first sector of the partition with /boot.
    PARTITION
}
