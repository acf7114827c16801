package dev.tarmac.image.build;

import dev.tarmac.image.EntryLimits;
import dev.tarmac.image.build.tar.TarEntry;
import dev.tarmac.image.build.tar.TarText;

import java.io.IOException;

/// What an import takes in at most; beyond it the input is a mistake or an attack.
///
/// @param maxTarBytes decompressed
/// @param maxFileBytes of one file, holes included
/// @param maxNameBytes of one path
/// @param maxKeptBytes of names, links, attributes and texts that stay in memory until the end
public record ImportLimits(
        long maxEntries, long maxTarBytes, long maxFileBytes, int maxNameBytes, long maxKeptBytes) {
    /// Far above any server's root file system; no file of ext4 is larger than 16 TiB.
    public static final ImportLimits DEFAULT =
            new ImportLimits(
                    2_000_000, 64L << 30, 16L << 40, EntryLimits.MAX_PATH_BYTES, 256L << 20);

    public ImportLimits {
        if (maxEntries < 1
                || maxTarBytes < 1
                || maxFileBytes < 1
                || maxNameBytes < 1
                || maxKeptBytes < 1)
            throw new IllegalArgumentException("a limit that lets nothing in");
    }

    void check(long entries, TarEntry entry) throws Exceeded {
        if (entries > maxEntries) throw new Exceeded("more than " + maxEntries + " entries");
        if (entry.dataBytes() > maxTarBytes || entry.size() > maxFileBytes)
            throw new Exceeded(
                    "'%s' claims to be %d bytes large"
                            .formatted(TarText.show(entry.name()), entry.size()));
    }

    void checkKept(long bytes) throws Exceeded {
        if (bytes > maxKeptBytes)
            throw new Exceeded(
                    "more than " + maxKeptBytes + " bytes of names, links and attributes");
    }

    /// More is inside, or more would be needed, than a limit allows.
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1;

        private final String fix;

        Exceeded(String message) {
            this(message, "pack a smaller tree; data can be brought to the machine later");
        }

        Exceeded(String message, String fix) {
            super(message);
            this.fix = fix;
        }

        String fix() {
            return fix;
        }
    }
}
