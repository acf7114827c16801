package dev.tarmac.boot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A cpio archive in the format that Linux unpacks as an initramfs ("newc": magic 070701, thirteen
/// fields of eight hexadecimal digits; Documentation/driver-api/early-userspace/buffer-format).
final class Cpio {
    private static final int DIRECTORY = 0040755;
    private static final int FILE = 0100400;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int inode = 1;

    Cpio directory(String path) {
        entry(path, DIRECTORY, 2, new byte[0]);
        return this;
    }

    /// A file that root alone can read.
    Cpio file(String path, String text) {
        entry(path, FILE, 1, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] end() {
        entry("TRAILER!!!", 0, 1, new byte[0]);
        pad(512);
        return bytes.toByteArray();
    }

    private void entry(String path, int mode, int links, byte[] content) {
        byte[] name = (path + "\0").getBytes(StandardCharsets.UTF_8);
        int[] fields = {inode++, mode, 0, 0, links, 0, content.length, 0, 0, 0, 0, name.length, 0};
        StringBuilder header = new StringBuilder("070701");
        for (int field : fields) header.append(String.format(Locale.ROOT, "%08X", field));
        bytes.writeBytes(header.toString().getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(name);
        pad(4);
        bytes.writeBytes(content);
        pad(4);
    }

    private void pad(int multiple) {
        while (bytes.size() % multiple != 0) bytes.write(0);
    }
}
