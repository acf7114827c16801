package dev.tarmac.agent.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tar archives written byte by byte, right ones and wrong ones. [#cut] ends a frame.
final class TarBytes {
    static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> cuts = new ArrayList<>();
    private int entries;
    private long owner;
    private long group;

    /// Owner of the entries that follow; tests without root can only make their own.
    TarBytes owner(long user, long group) {
        this.owner = user;
        this.group = group;
        return this;
    }

    TarBytes directory(String path, int mode) {
        return entry('5', path, "", mode, new byte[0]);
    }

    TarBytes file(String path, int mode, byte[] content) {
        return entry('0', path, "", mode, content);
    }

    TarBytes file(String path, String content) {
        return file(path, 0644, content.getBytes(StandardCharsets.UTF_8));
    }

    TarBytes symlink(String path, String target) {
        return entry('2', path, target, 0777, new byte[0]);
    }

    TarBytes hardLink(String path, String existing) {
        return entry('1', path, existing, 0644, new byte[0]);
    }

    TarBytes entry(char type, String path, String link, int mode, byte[] content) {
        entries++;
        raw(header(type, path, link, mode, content.length));
        return data(content);
    }

    /// An extended header of records `KEY=VALUE`.
    TarBytes pax(String... records) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String record : records) body.writeBytes(paxRecord(record));
        return extension('x', body.toByteArray());
    }

    TarBytes extension(char type, byte[] content) {
        raw(header(type, "extended", "", 0644, content.length));
        return data(content);
    }

    /// The content of a file, filled up to a block.
    TarBytes data(byte[] content) {
        raw(content);
        return raw(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    TarBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /// The next frame begins here.
    TarBytes cut() {
        cuts.add(out.size());
        return this;
    }

    /// A frame begins at this byte, wherever that is.
    TarBytes cutAt(int offset) {
        cuts.add(offset);
        return this;
    }

    TarBytes end() {
        return raw(new byte[2 * BLOCK]);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    /// Offsets where frames after the first begin.
    List<Integer> cuts() {
        return cuts.stream().sorted().toList();
    }

    int size() {
        return out.size();
    }

    int entries() {
        return entries;
    }

    byte[] header(char type, String path, String link, int mode, long size) {
        byte[] block = new byte[BLOCK];
        put(block, 0, path.getBytes(StandardCharsets.UTF_8), 100);
        octal(block, 100, 8, mode);
        octal(block, 108, 8, owner);
        octal(block, 116, 8, group);
        octal(block, 124, 12, size);
        octal(block, 136, 12, 1_600_000_000L);
        block[156] = (byte) type;
        put(block, 157, link.getBytes(StandardCharsets.UTF_8), 100);
        put(block, 257, "ustar\00000".getBytes(StandardCharsets.US_ASCII), 8);
        return sealed(block);
    }

    /// Writes the checksum.
    static byte[] sealed(byte[] block) {
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : block) sum += b & 0xff;
        octal(block, 148, 8, sum);
        return block;
    }

    static void octal(byte[] block, int at, int width, long value) {
        String digits = Long.toOctalString(value);
        put(
                block,
                at,
                ("0".repeat(width - 1 - digits.length()) + digits)
                        .getBytes(StandardCharsets.US_ASCII),
                width);
    }

    static void put(byte[] block, int at, byte[] text, int width) {
        System.arraycopy(text, 0, block, at, Math.min(text.length, width));
    }

    private static byte[] paxRecord(String record) {
        byte[] body = record.getBytes(StandardCharsets.UTF_8);
        int length = body.length + 3;
        while (Integer.toString(length).length() + body.length + 2 != length) length++;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body);
        out.write('\n');
        return out.toByteArray();
    }

    static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder()).put(0, bytes);
    }
}
