package dev.tarmac.initramfs;

import com.github.luben.zstd.ZstdOutputStream;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/// One cpio archive, compressed as one zstd frame. The kernel unpacks any number of them in a row,
/// so what seldom changes is compressed once; `zstd -dc` gives the archives one after the other.
final class Layer {
    private static final int LEVEL = 19;

    private Layer() {}

    /// `percent` hears how far it is.
    static void write(FileTree tree, Path file, IntConsumer percent) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZstdOutputStream zstd = new ZstdOutputStream(out, LEVEL);
                Counted counted = new Counted(zstd, tree.contentBytes(), percent)) {
            Newc.write(tree, counted);
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
