package dev.tarmac.image.build;

import com.github.luben.zstd.Zstd;

import dev.tarmac.image.Frame;
import dev.tarmac.image.build.tar.TarEntry;
import dev.tarmac.image.build.tar.TarReader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an import wrote, read back the way an agent does: frame by frame, by the manifest, once.
final class Imported {
    private final StoredImage image;
    private final Map<TarEntry, byte[]> contents;

    Imported(StoredImage image) throws IOException {
        this.image = image;
        try (InputStream tar = new SequenceInputStream(Collections.enumeration(frames()))) {
            this.contents = read(tar);
        }
    }

    StoredImage image() {
        return image;
    }

    byte[] frame(Frame frame) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(frame.length())];
        try (RandomAccessFile data = new RandomAccessFile(image.dataFile().toFile(), "r")) {
            data.seek(frame.offset());
            data.readFully(bytes);
        }
        if (!Sha256.of(bytes).equals(frame.sha256()))
            throw new AssertionError("digest of the frame at " + frame.offset());
        byte[] tar = Zstd.decompress(bytes, Math.toIntExact(frame.tarBytes()));
        if (tar.length != frame.tarBytes())
            throw new AssertionError("length of the frame at " + frame.offset());
        return tar;
    }

    byte[] tar() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (Frame frame : image.manifest().frames()) tar.writeBytes(frame(frame));
        return tar.toByteArray();
    }

    List<TarEntry> entries() {
        return List.copyOf(contents.keySet());
    }

    List<String> names() {
        return entries().stream().map(TarEntry::name).toList();
    }

    TarEntry entry(String name) {
        return entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    byte[] data(String name) {
        return contents.get(entry(name));
    }

    /// Frames decompressed one at a time, as they are asked for.
    private List<InputStream> frames() {
        return image.manifest().frames().stream().map(this::lazily).toList();
    }

    private InputStream lazily(Frame frame) {
        return new InputStream() {
            private ByteArrayInputStream tar;

            @Override
            public int read() throws IOException {
                return tar().read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return tar().read(buffer, offset, length);
            }

            private ByteArrayInputStream tar() throws IOException {
                if (tar == null) tar = new ByteArrayInputStream(frame(frame));
                return tar;
            }

            @Override
            public void close() {
                tar = null;
            }
        };
    }

    private static Map<TarEntry, byte[]> read(InputStream tar) throws IOException {
        TarReader reader = new TarReader(tar);
        Map<TarEntry, byte[]> contents = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (Optional<TarEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int got = reader.read(buffer, 0, buffer.length);
                    got >= 0;
                    got = reader.read(buffer, 0, buffer.length)) data.write(buffer, 0, got);
            if (contents.put(entry.get(), data.toByteArray()) != null)
                twice.add(entry.get().name());
        }
        if (!twice.isEmpty()) throw new AssertionError("twice: " + twice);
        return contents;
    }
}
