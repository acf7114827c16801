package dev.tarmac.anaconda.device;

import java.util.List;

/// What the product that is installed decides.
///
/// @param shortName what volume groups are called
/// @param fileSystem where none is asked for
/// @param bootFileSystems what /boot can be, the best first
/// @param scheme what `autopart` does without `--type`
/// @param swaps whether `autopart` makes a swap
public record Product(
        String shortName,
        FormatType fileSystem,
        List<FormatType> bootFileSystems,
        Scheme scheme,
        boolean swaps) {
    /// How `autopart` lays out a disk.
    public enum Scheme {
        PLAIN,
        LVM,
        THIN_LVM,
        BTRFS
    }

    public static final Product RHEL =
            new Product(
                    "rhel",
                    FormatType.XFS,
                    List.of(FormatType.XFS, FormatType.EXT4, FormatType.EXT3, FormatType.EXT2),
                    Scheme.LVM,
                    true);

    public static final Product FEDORA =
            new Product(
                    "fedora",
                    FormatType.EXT4,
                    List.of(
                            FormatType.EXT4,
                            FormatType.EXT3,
                            FormatType.EXT2,
                            FormatType.BTRFS,
                            FormatType.XFS),
                    Scheme.BTRFS,
                    false);

    public Product {
        bootFileSystems = List.copyOf(bootFileSystems);
    }

    /// The same with another default file system.
    public Product with(FormatType changed) {
        return new Product(shortName, changed, bootFileSystems, scheme, swaps);
    }

    /// What a /boot is made with when nothing is said about it.
    public FormatType bootFileSystem() {
        return bootFileSystems.contains(fileSystem) ? fileSystem : bootFileSystems.getFirst();
    }
}
