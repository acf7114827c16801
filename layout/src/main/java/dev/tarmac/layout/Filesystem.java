package dev.tarmac.layout;

/// What a partition is formatted with. A label is what the file system's own mkfs takes, but
/// without spaces, `/` and `"`, which fstab and /dev/disk/by-label would have to escape; empty =
/// none.
public sealed interface Filesystem {
    String label();

    /// The name that fstab and `mount -t` use.
    String type();

    record Ext4(String label) implements Filesystem {
        public Ext4 {
            fits(label, 16, "ext4");
        }

        @Override
        public String type() {
            return "ext4";
        }
    }

    record Xfs(String label) implements Filesystem {
        public Xfs {
            fits(label, 12, "xfs");
        }

        @Override
        public String type() {
            return "xfs";
        }
    }

    record Vfat(String label) implements Filesystem {
        /// What mkfs.fat refuses.
        private static final String NOT_IN_FAT = "*?.,;:/\\|+=<>[]\"";

        public Vfat {
            fits(label, 11, "vfat");
            if (label.chars().anyMatch(letter -> NOT_IN_FAT.indexOf(letter) >= 0))
                throw new IllegalArgumentException(
                        "a label of vfat has none of " + NOT_IN_FAT + ", not '" + label + "'");
        }

        @Override
        public String type() {
            return "vfat";
        }
    }

    record Swap(String label) implements Filesystem {
        public Swap {
            fits(label, 15, "swap");
        }

        @Override
        public String type() {
            return "swap";
        }
    }

    /// The file system of that name; IllegalArgumentException lists the ones there are.
    static Filesystem of(String type, String label) {
        return switch (type) {
            case "ext4" -> new Ext4(label);
            case "xfs" -> new Xfs(label);
            case "vfat" -> new Vfat(label);
            case "swap" -> new Swap(label);
            default ->
                    throw new IllegalArgumentException(
                            "no file system '" + type + "'; there are ext4, xfs, vfat, swap");
        };
    }

    private static void fits(String label, int most, String type) {
        if (label.length() > most)
            throw new IllegalArgumentException(
                    "a label of "
                            + type
                            + " has at most "
                            + most
                            + " characters, not '"
                            + label
                            + "'");
        if (!label.chars().allMatch(c -> c > ' ' && c < 127 && c != '/' && c != '"'))
            throw new IllegalArgumentException(
                    "a label is printable ASCII without spaces, '/' and '\"', not '" + label + "'");
    }
}
