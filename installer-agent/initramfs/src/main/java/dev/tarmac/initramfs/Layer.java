package dev.tarmac.initramfs;

import com.github.luben.zstd.ZstdOutputStream;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/// One cpio archive, compressed as one zstd frame and padded with zeros to a multiple of 512 bytes.
/// The kernel unpacks any number of them in a row, so what seldom changes is compressed once.
final class Layer {
    private static final int LEVEL = 19;
    private static final int BLOCK = 512;

    private Layer() {}

    /// `percent` hears how far it is.
    static void write(FileTree tree, Path file, IntConsumer percent) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            ZstdOutputStream zstd = new ZstdOutputStream(new Unclosed(out), LEVEL);
            try (Counted counted = new Counted(zstd, tree.contentBytes(), percent)) {
                Newc.write(tree, counted);
            }
            out.write(new byte[(int) (-Files.size(file) & (BLOCK - 1))]);
        }
    }

    /// Lets the frame end while the file stays open for its padding.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static final class Counted extends FilterOutputStream {
        private final long total;
        private final IntConsumer percent;
        private long written;

        Counted(OutputStream out, long total, IntConsumer percent) {
            super(out);
            this.total = total;
            this.percent = percent;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            written += length;
            percent.accept((int) Math.min(100, 100 * written / Math.max(1, total)));
        }
    }
}
