package dev.tarmac.image.build;

import com.github.luben.zstd.Zstd;

import dev.tarmac.image.Frame;
import dev.tarmac.image.build.tar.TarEntry;
import dev.tarmac.image.build.tar.TarReader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an import wrote, read back the way an agent does: frame by frame, by the manifest.
record Imported(StoredImage image) {
    byte[] frame(Frame frame) throws IOException {
        byte[] data = Files.readAllBytes(image.dataFile());
        int from = Math.toIntExact(frame.offset());
        byte[] bytes =
                Arrays.copyOfRange(data, from, Math.toIntExact(frame.offset() + frame.length()));
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

    List<TarEntry> entries() throws IOException {
        return List.copyOf(contents().keySet());
    }

    List<String> names() throws IOException {
        return entries().stream().map(TarEntry::name).toList();
    }

    TarEntry entry(String name) throws IOException {
        return entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    byte[] data(String name) throws IOException {
        return contents().get(entry(name));
    }

    Map<TarEntry, byte[]> contents() throws IOException {
        return read(tar());
    }

    static Map<TarEntry, byte[]> read(byte[] tar) throws IOException {
        TarReader reader = new TarReader(new ByteArrayInputStream(tar));
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
