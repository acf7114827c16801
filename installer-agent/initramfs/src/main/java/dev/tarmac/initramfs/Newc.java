package dev.tarmac.initramfs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

/// Writes the `newc` cpio format, the one the kernel reads (its
/// Documentation/driver-api/early-userspace/buffer-format.rst): a header of hexadecimal numbers,
/// the name, the content, each padded to four bytes. Entries are in path order, numbered from one,
/// owned by root, with one fixed time, so that equal trees give equal bytes.
final class Newc {
    /// 2026-01-01T00:00:00Z, in seconds.
    static final long TIME = 1_767_225_600L;

    private static final int FOLDER = 0040000, FILE = 0100000, LINK = 0120000;
    private static final String END = "TRAILER!!!";

    private static final int ALIGNMENT = 4, BLOCK = 512;

    private final OutputStream out;
    private long written;
    private int number;

    private Newc(OutputStream out) {
        this.out = out;
    }

    /// Does not close `out`.
    static void write(FileTree tree, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        Newc archive = new Newc(buffered);
        for (Map.Entry<String, Node> entry : tree.nodes().entrySet())
            archive.entry(entry.getKey().substring(1), entry.getValue());
        archive.header(END, 0, 0, 0, 1);
        archive.pad(BLOCK);
        buffered.flush();
    }

    private void entry(String name, Node node) throws IOException {
        number++;
        switch (node) {
            case Node.Folder(int permissions) -> header(name, FOLDER | permissions, 0, number, 2);
            case Node.Text(String content, int permissions) ->
                    bytes(name, FILE | permissions, content);
            case Node.Link(String target) -> bytes(name, LINK | 0777, target);
            case Node.Copy copy -> copy(name, copy);
        }
    }

    private void bytes(String name, int mode, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        header(name, mode, bytes.length, number, 1);
        append(bytes);
        pad(ALIGNMENT);
    }

    private void copy(String name, Node.Copy copy) throws IOException {
        long size = Files.size(copy.source());
        header(name, FILE | copy.permissions(), size, number, 1);
        long copied = Files.copy(copy.source(), out);
        if (copied != size) throw new IOException(copy.source() + " changed while it was read");
        written += copied;
        pad(ALIGNMENT);
    }

    private void header(String name, int mode, long size, int inode, int links) throws IOException {
        if (size > 0xFFFF_FFFFL) throw new IOException(name + " is too big for a newc archive");
        byte[] nameBytes = (name + "\0").getBytes(StandardCharsets.UTF_8);
        StringBuilder header = new StringBuilder("070701");
        long time = inode == 0 ? 0 : TIME;
        for (long field :
                new long[] {inode, mode, 0, 0, links, time, size, 0, 0, 0, 0, nameBytes.length, 0})
            header.append("%08X".formatted(field));
        append(header.toString().getBytes(StandardCharsets.US_ASCII));
        append(nameBytes);
        pad(ALIGNMENT);
    }

    private void append(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }

    private void pad(int multiple) throws IOException {
        append(new byte[(int) (-written & (multiple - 1))]);
    }
}
