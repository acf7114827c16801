package dev.tarmac.initramfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Text files that have no reason to be large.
final class SmallFile {
    private static final int LIMIT = 4 << 20;

    private SmallFile() {}

    /// Bytes that are no UTF-8 become replacement characters; the reader of the text will refuse
    /// them.
    static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT)
                throw new IOException(file + " is larger than " + LIMIT + " bytes");
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
