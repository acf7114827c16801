package dev.tarmac.agent.image;

import com.github.luben.zstd.Zstd;

import dev.tarmac.image.Frame;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ManifestJson;
import dev.tarmac.json.JsonObject;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// An image made of hand-made tar bytes: data file and manifest as a server has them.
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestImage(byte[] data, ImageManifest manifest) {
    /// A frame starts an entry unless its cut lies inside a file; the caller says which by
    /// `continuations` (indexes of frames).
    static TestImage of(TarBytes tar, Integer... continuations) {
        return of(tar, tar.entries(), List.of(continuations));
    }

    static TestImage of(TarBytes tar, long entries, List<Integer> continuations) {
        byte[] bytes = tar.toBytes();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        List<Frame> frames = new ArrayList<>();
        int from = 0;
        List<Integer> ends = new ArrayList<>(tar.cuts());
        ends.add(bytes.length);
        for (int to : ends) {
            byte[] compressed = Zstd.compress(Arrays.copyOfRange(bytes, from, to), 3);
            frames.add(
                    new Frame(
                            data.size(),
                            compressed.length,
                            to - from,
                            sha256(compressed),
                            !continuations.contains(frames.size())));
            data.writeBytes(compressed);
            from = to;
        }
        return new TestImage(
                data.toByteArray(), manifest(data.toByteArray(), bytes.length, entries, frames));
    }

    byte[] manifestBytes() {
        return JsonObject.write(ManifestJson.encode(manifest)).getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ImageManifest manifest(
            byte[] data, long tarBytes, long entries, List<Frame> frames) {
        return new ImageManifest(
                "test",
                "x86_64",
                new ImageManifest.Os("test", "1", "Test 1"),
                data.length,
                sha256(data),
                tarBytes,
                entries,
                frames,
                List.of(
                        new ImageManifest.Kernel(
                                "6.1", "/boot/vmlinuz", "/boot/initrd", sha256(new byte[0]))),
                new ImageManifest.Loaders(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(),
                "systemd",
                "none");
    }
}
