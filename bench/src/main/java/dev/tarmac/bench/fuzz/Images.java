package dev.tarmac.bench.fuzz;

import dev.tarmac.agent.image.HttpHead;
import dev.tarmac.agent.image.MalformedHttp;
import dev.tarmac.http.ByteSpan;
import dev.tarmac.image.build.ImageImport;
import dev.tarmac.image.build.ImportLimits;
import dev.tarmac.image.build.PeSignature;
import dev.tarmac.image.build.Progress;
import dev.tarmac.image.build.tar.MalformedTar;
import dev.tarmac.image.build.tar.TarEntry;
import dev.tarmac.image.build.tar.TarReader;
import dev.tarmac.problem.Refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Archives that become images, what is in them, and the way of an image to the disk.
final class Images {
    private static final int BLOCK = 512;
    private static final int FILE_BYTES = 1000;

    private Images() {}

    static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget("tar", MalformedTar.class, Images::tar, archives()),
                new FuzzTarget(
                        "tar-of-the-agent",
                        dev.tarmac.agent.image.MalformedTar.class,
                        Images::frame,
                        archives()),
                new FuzzTarget("image-import", Refused.class, Images::imported, archives()),
                new FuzzTarget(
                        "loader-signature",
                        IOException.class,
                        input -> PeSignature.isIn(input, input.length),
                        List.of(program())),
                new FuzzTarget(
                        "http-head",
                        MalformedHttp.class,
                        input -> HttpHead.parse(input, input.length),
                        List.of(
                                latin(
                                        """
                                        HTTP/1.1 206 Partial Content\r
                                        Content-Length: 10\r
                                        Content-Range: bytes 0-9/100\r
                                        """))),
                new FuzzTarget(
                        "http-range",
                        IOException.class,
                        Images::range,
                        List.of(latin("bytes=0-9"), latin("bytes=-5"), latin("bytes=7-"))));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void tar(byte[] input) throws IOException {
        TarReader reader = new TarReader(new ByteArrayInputStream(input));
        byte[] buffer = new byte[BLOCK];
        for (Optional<TarEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            long left = entry.get().dataBytes();
            Always.that(left >= 0, "a file of " + left + " bytes");
            while (left > 0) {
                int read = reader.read(buffer, 0, buffer.length);
                if (read <= 0) break;
                left -= read;
            }
        }
    }

    /// A frame is a whole number of blocks, for so the manifest says. The reader changes it.
    private static void frame(byte[] input) throws dev.tarmac.agent.image.MalformedTar {
        byte[] blocks = Arrays.copyOf(input, input.length / BLOCK * BLOCK);
        for (long after : new long[] {0, 1 << 20}) {
            var reader = new dev.tarmac.agent.image.TarReader();
            reader.open(ByteBuffer.wrap(blocks.clone()), 0, blocks.length, after);
            while (reader.next() != null)
                Always.that(reader.overhang() <= after, "data beyond the archive");
        }
    }

    private static void imported(byte[] input) throws Refused, IOException {
        Path file = Files.createTempFile("fuzz", ".tar");
        try {
            Files.write(file, input);
            ImageImport.check(file, ImportLimits.DEFAULT, Progress.SILENT);
        } finally {
            Files.delete(file);
        }
    }

    private static void range(byte[] input) {
        ByteSpan.Answer answer =
                ByteSpan.parse(new String(input, StandardCharsets.ISO_8859_1), FILE_BYTES);
        if (answer instanceof ByteSpan.Answer.Part(ByteSpan span))
            Always.that(
                    span.start() >= 0
                            && span.length() > 0
                            && span.start() + span.length() <= FILE_BYTES,
                    "a part that is none: " + span);
    }

    private static List<byte[]> archives() {
        byte[] end = new byte[2 * BLOCK];
        byte[] path =
                entry(
                        "././@PaxHeader",
                        'x',
                        latin(
                                """
                                19 path=usr/bin/aa
                                31 SCHILY.xattr.user.a=0123456
                                """));
        byte[] sparse =
                entry(
                        "././@PaxHeader",
                        'x',
                        latin(
                                """
                                22 GNU.sparse.major=1
                                22 GNU.sparse.minor=0
                                25 GNU.sparse.name=a/b/c
                                28 GNU.sparse.realsize=1024
                                """));
        byte[] file = entry("etc/os-release", '0', latin("ID=debian\nVERSION_ID=\"12\"\n"));
        return List.of(
                joined(entry("etc/", '5', new byte[0]), file, end),
                joined(path, file, entry("a/link", '2', new byte[0]), end),
                joined(
                        sparse,
                        entry("x", '0', Arrays.copyOf(latin("1\n0\n512\n"), 2 * BLOCK)),
                        end),
                joined(entry("././@LongLink", 'L', latin("long/name\0")), file, end));
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) all.put(part);
        return all.array();
    }

    /// A header as POSIX draws it, and its data.
    private static byte[] entry(String name, char type, byte[] data) {
        int blocks = (data.length + BLOCK - 1) / BLOCK;
        byte[] entry = new byte[BLOCK + blocks * BLOCK];
        put(entry, 0, name);
        put(entry, 100, "0000755\0");
        put(entry, 108, "0000000\0");
        put(entry, 116, "0000000\0");
        put(entry, 124, String.format(Locale.ROOT, "%011o\0", data.length));
        put(entry, 136, "00000000000\0");
        put(entry, 148, "        ");
        put(entry, 156, String.valueOf(type));
        if (type == '2') put(entry, 157, "target");
        put(entry, 257, "ustar\00000");
        int sum = 0;
        for (int index = 0; index < BLOCK; index++) sum += entry[index] & 0xFF;
        put(entry, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        System.arraycopy(data, 0, entry, BLOCK, data.length);
        return entry;
    }

    private static void put(byte[] into, int at, String text) {
        byte[] bytes = latin(text);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }

    private static byte[] program() {
        ByteBuffer file = ByteBuffer.allocate(BLOCK).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        file.putShort(0, (short) 0x5A4D).putInt(0x3C, 0x40).putInt(0x40, 0x4550);
        file.putShort(0x58, (short) 0x20B).putInt(0x58 + 108, 16);
        file.putInt(0x58 + 112 + 32, 256).putInt(0x58 + 112 + 36, 16);
        return file.array();
    }
}
