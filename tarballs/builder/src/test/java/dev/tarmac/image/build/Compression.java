package dev.tarmac.image.build;

import com.github.luben.zstd.ZstdOutputStream;

import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/// The ways a tar comes.
enum Compression {
    PLAIN,
    GZIP,
    XZ,
    ZSTD;

    byte[] of(byte[] tar) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressed = stream(out)) {
            compressed.write(tar);
        }
        return out.toByteArray();
    }

    private OutputStream stream(OutputStream out) throws IOException {
        return switch (this) {
            case PLAIN -> out;
            case GZIP -> new GZIPOutputStream(out);
            case XZ -> new XZOutputStream(out, new LZMA2Options(1));
            case ZSTD -> new ZstdOutputStream(out).setChecksum(true);
        };
    }
}
