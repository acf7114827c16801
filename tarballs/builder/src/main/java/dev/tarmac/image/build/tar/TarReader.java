package dev.tarmac.image.build.tar;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a tar strictly, entry by entry: an archive that stops without its end mark, or goes on
/// behind it, is malformed. Memory is bounded whatever the input says.
public final class TarReader {
    /// Pax headers hold attributes of at most 64 KiB; nobody honest needs more than this.
    private static final int MAX_HEADER_BYTES = 1 << 19;

    private static final int MAX_GLOBAL_BYTES = 64 << 10;

    private final InputStream in;
    private final TarAttributes globals = new TarAttributes(MAX_GLOBAL_BYTES);
    private long position;
    private long dataLeft;
    private int padding;

    public TarReader(InputStream in) {
        this.in = in;
    }

    /// The next entry, or nothing once the end mark was read and only zeros followed it. Data of
    /// the entry before that nobody read is skipped.
    public Optional<TarEntry> next() throws IOException {
        skipRest();
        TarAttributes attributes = new TarAttributes(globals, 2 * MAX_HEADER_BYTES);
        while (true) {
            long start = position;
            TarBlock block = block("the end-of-archive mark");
            if (block.isZero()) {
                requireOnlyZeros();
                return Optional.empty();
            }
            try {
                block.requireChecksum();
                if (!announced(block, attributes)) return Optional.of(entry(block, attributes));
            } catch (MalformedTar | IllegalArgumentException e) {
                throw new MalformedTar(e.getMessage() + " (at byte " + start + " of the tar)", e);
            }
        }
    }

    /// Reads data of the current entry; -1 at its end.
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (dataLeft == 0) return -1;
        int wanted = (int) Math.min(length, dataLeft);
        int got = in.read(buffer, offset, wanted);
        if (got < 0) throw truncated("the data of an entry, " + dataLeft + " bytes of it");
        position += got;
        dataLeft -= got;
        return got;
    }

    /// Bytes of tar read until now.
    public long position() {
        return position;
    }

    /// Takes in what a header that is no entry says about the next one.
    private boolean announced(TarBlock block, TarAttributes attributes) throws IOException {
        switch (block.flag()) {
            case 'x', 'X' -> attributes.add(PaxRecords.parse(body(block)));
            case 'g' -> {
                List<PaxRecords.Entry> records = PaxRecords.parse(body(block));
                globals.add(records);
                attributes.add(records);
            }
            case 'L' -> attributes.put("path", untilZero(body(block)));
            case 'K' -> attributes.put("linkpath", untilZero(body(block)));
            case 'V' -> body(block);
            default -> {
                return false;
            }
        }
        return true;
    }

    private TarEntry entry(TarBlock block, TarAttributes attributes) throws IOException {
        String name =
                attributes
                        .text("GNU.sparse.name")
                        .or(() -> attributes.text("path"))
                        .orElseGet(block::name);
        TarEntry.Kind kind = kind(block.flag(), name);
        long size = attributes.number("size", block.size());
        // Hard links carry the size of their target in some tars, but never its data.
        if (kind == TarEntry.Kind.HARD_LINK) size = 0;
        if (size < 0) throw new MalformedTar("negative size: " + size);
        Optional<SparseMap> sparse = Optional.empty();
        long mapBytes = 0;
        if (kind == TarEntry.Kind.FILE) {
            long before = position;
            sparse = sparse(block, attributes, size);
            // The old GNU format has its map in the headers, only 1.0 counts it as data.
            if (attributes.sparseInData().isPresent()) mapBytes = position - before;
        }
        padding = (int) (-size & TarBlock.SIZE - 1);
        dataLeft = size - mapBytes;
        if (dataLeft < 0) throw new MalformedTar("the sparse map is longer than the entry");
        TarNumbers.Time mtime = attributes.mtime(block.mtime());
        return new TarEntry(
                name,
                kind,
                block.mode(),
                attributes.number("uid", block.uid()),
                attributes.number("gid", block.gid()),
                mtime.seconds(),
                mtime.nanos(),
                dataLeft,
                isLink(kind) ? attributes.text("linkpath").orElseGet(block::link) : "",
                isDevice(kind) ? block.device() : TarEntry.Device.NONE,
                attributes.xattrs(),
                sparse);
    }

    private static TarEntry.Kind kind(char flag, String name) throws MalformedTar {
        return switch (flag) {
            // Before there was a flag for directories they had a slash.
            case '0', 0 -> name.endsWith("/") ? TarEntry.Kind.DIRECTORY : TarEntry.Kind.FILE;
            case '7', 'S' -> TarEntry.Kind.FILE;
            case '1' -> TarEntry.Kind.HARD_LINK;
            case '2' -> TarEntry.Kind.SYMBOLIC_LINK;
            case '3' -> TarEntry.Kind.CHARACTER_DEVICE;
            case '4' -> TarEntry.Kind.BLOCK_DEVICE;
            case '5' -> TarEntry.Kind.DIRECTORY;
            case '6' -> TarEntry.Kind.FIFO;
            case 'D' -> throw new MalformedTar("an incremental dump of a directory (type D)");
            case 'M' -> throw new MalformedTar("a part of a multi-volume archive (type M)");
            default ->
                    throw new MalformedTar(
                            "entry of unknown type '" + TarText.show(String.valueOf(flag)) + "'");
        };
    }

    private static boolean isLink(TarEntry.Kind kind) {
        return kind == TarEntry.Kind.HARD_LINK || kind == TarEntry.Kind.SYMBOLIC_LINK;
    }

    private static boolean isDevice(TarEntry.Kind kind) {
        return kind == TarEntry.Kind.CHARACTER_DEVICE || kind == TarEntry.Kind.BLOCK_DEVICE;
    }

    private Optional<SparseMap> sparse(TarBlock block, TarAttributes attributes, long size)
            throws IOException {
        if (block.flag() == 'S') return Optional.of(oldSparse(block));
        Optional<Long> realSize = attributes.sparseInData();
        if (realSize.isPresent()) return Optional.of(sparseInData(realSize.get(), size));
        return attributes.sparseMap();
    }

    /// Four segments in the header, 21 more in each block that follows.
    private SparseMap oldSparse(TarBlock header) throws IOException {
        List<Long> numbers = new ArrayList<>();
        addSegments(header, 386, 4, numbers);
        boolean more = header.at(482) != 0;
        while (more && numbers.size() <= 2 * SparseMap.MAX_SEGMENTS) {
            TarBlock extension = block("the sparse map");
            addSegments(extension, 0, 21, numbers);
            more = extension.at(504) != 0;
        }
        return SparseMap.ofNumbers(header.number(483), numbers);
    }

    private static void addSegments(TarBlock block, int at, int count, List<Long> numbers)
            throws MalformedTar {
        for (int i = 0; i < count && block.at(at + 24 * i) != 0; i++) {
            numbers.add(block.number(at + 24 * i));
            numbers.add(block.number(at + 24 * i + 12));
        }
    }

    private SparseMap sparseInData(long realSize, long size) throws IOException {
        SparseText text = new SparseText();
        for (long left = size; left >= TarBlock.SIZE && !text.isComplete(); left -= TarBlock.SIZE)
            text.add(bytes(TarBlock.SIZE, "the sparse map"));
        return SparseMap.ofNumbers(realSize, text.numbers());
    }

    private byte[] body(TarBlock block) throws IOException {
        long size = block.size();
        if (size < 0 || size > MAX_HEADER_BYTES)
            throw new MalformedTar(
                    "extended header of " + size + " bytes; at most " + MAX_HEADER_BYTES);
        byte[] body = bytes((int) size, "an extended header");
        bytes((int) (-size & TarBlock.SIZE - 1), "an extended header");
        return body;
    }

    private static String untilZero(byte[] body) {
        int end = 0;
        while (end < body.length && body[end] != 0) end++;
        return TarText.of(Arrays.copyOf(body, end));
    }

    private TarBlock block(String what) throws IOException {
        return new TarBlock(bytes(TarBlock.SIZE, what));
    }

    private byte[] bytes(int count, String what) throws IOException {
        byte[] bytes = in.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) throw truncated(what);
        return bytes;
    }

    private void skipRest() throws IOException {
        if (dataLeft > 0) {
            byte[] buffer = new byte[1 << 16];
            while (dataLeft > 0) read(buffer, 0, buffer.length);
        }
        bytes(padding, "the padding of an entry");
        padding = 0;
    }

    private void requireOnlyZeros() throws IOException {
        long mark = position;
        byte[] buffer = new byte[1 << 16];
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            position += got;
            for (int i = 0; i < got; i++)
                if (buffer[i] != 0)
                    throw new MalformedTar(
                            "the archive ends at byte "
                                    + mark
                                    + ", but more data follows (tars joined with cat?)");
        }
    }

    private MalformedTar truncated(String what) {
        return new MalformedTar("truncated at byte " + position + " of the tar: missing " + what);
    }
}
