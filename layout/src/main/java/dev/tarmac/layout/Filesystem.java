package dev.tarmac.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a device is formatted with.
///
/// @param label what the file system's own mkfs takes, but without spaces, `/` and `"`, which fstab
///   and /dev/disk/by-label would have to escape; empty = none
/// @param uuid as fstab writes it; empty = drawn for each install
/// @param mkfsOptions words that its mkfs gets besides ours, as they are
public record Filesystem(Kind kind, String label, Optional<String> uuid, List<String> mkfsOptions) {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern FAT_SERIAL = Pattern.compile("[0-9A-F]{4}-[0-9A-F]{4}");

    /// What mkfs.fat refuses in a label.
    private static final String NOT_IN_FAT = "*?.,;:/\\|+=<>[]\"";

    /// One that a plan can make.
    public enum Kind {
        EXT2(16),
        EXT3(16),
        EXT4(16),
        XFS(12),
        BTRFS(255),
        VFAT(11),
        SWAP(15);

        private final int mostLabel;

        Kind(int mostLabel) {
            this.mostLabel = mostLabel;
        }

        /// The name that fstab and `mount -t` use.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The longest label, in characters.
        public int mostLabel() {
            return mostLabel;
        }

        public boolean isExt() {
            return this == EXT2 || this == EXT3 || this == EXT4;
        }

        /// The file system of that name; IllegalArgumentException lists the ones there are.
        public static Kind parse(String word) {
            for (Kind kind : values()) if (kind.word().equals(word)) return kind;
            throw new IllegalArgumentException(
                    "no file system '" + word + "'; there are " + words());
        }

        private static String words() {
            return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
        }
    }

    public Filesystem {
        mkfsOptions = List.copyOf(mkfsOptions);
        requireLabel(kind, label);
        uuid.ifPresent(text -> requireUuid(kind, text));
    }

    public static Filesystem of(Kind kind) {
        return of(kind, "");
    }

    public static Filesystem of(Kind kind, String label) {
        return new Filesystem(kind, label, Optional.empty(), List.of());
    }

    /// The name that fstab and `mount -t` use.
    public String type() {
        return kind.word();
    }

    private static void requireUuid(Kind kind, String text) {
        boolean fat = kind == Kind.VFAT;
        if (!(fat ? FAT_SERIAL : UUID).matcher(text).matches())
            throw new IllegalArgumentException(
                    fat
                            ? "vfat has eight digits like ABCD-1234 for a UUID, not '" + text + "'"
                            : "'" + text + "' is no UUID (36 characters, letters in lower case)");
    }

    private static void requireLabel(Kind kind, String label) {
        if (label.length() > kind.mostLabel)
            throw new IllegalArgumentException(
                    "a label of "
                            + kind.word()
                            + " has at most "
                            + kind.mostLabel
                            + " characters, not '"
                            + label
                            + "'");
        if (!label.chars().allMatch(c -> c > ' ' && c < 127 && c != '/' && c != '"'))
            throw new IllegalArgumentException(
                    "a label is printable ASCII without spaces, '/' and '\"', not '" + label + "'");
        if (kind == Kind.VFAT && label.chars().anyMatch(letter -> NOT_IN_FAT.indexOf(letter) >= 0))
            throw new IllegalArgumentException(
                    "a label of vfat has none of " + NOT_IN_FAT + ", not '" + label + "'");
    }
}
