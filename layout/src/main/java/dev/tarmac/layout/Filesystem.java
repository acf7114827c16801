package dev.tarmac.layout;

/// What a partition is formatted with. Labels are at most as long as the file system allows; empty
/// = none.
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
        public Vfat {
            fits(label, 11, "vfat");
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
                    "a label is printable ASCII without spaces: '" + label + "'");
    }
}
