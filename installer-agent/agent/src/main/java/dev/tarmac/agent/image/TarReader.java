package dev.tarmac.agent.image;

import java.nio.ByteBuffer;

/// Reads the entries that begin in one frame. Strict: every number, path and length is checked, and
/// any bytes at all give entries or [MalformedTar]. Knows pax, ustar and GNU headers.
///
/// Reused from frame to frame; the entry it returns is the same object each time.
public final class TarReader {
    static final int BLOCK = 512;
    private static final int MAX_EXTENSION = 8 << 20;
    private static final long LOW_BYTES = 0x00ff00ff00ff00ffL;

    private final TarEntry entry = new TarEntry();
    private final PaxRecords pax = new PaxRecords(entry);
    private final ByteBuffer joined = ByteBuffer.allocate(256);

    private ByteBuffer buffer = joined;
    private int end;
    private int next;
    private long bytesAfter;
    private long overhang;
    private long gnuSize;

    /// Begins a frame: its tar bytes are [0, length) of the buffer, entries begin at `start`, and
    /// `bytesAfter` bytes of the archive follow it in other frames.
    public void open(ByteBuffer tar, int start, int length, long bytesAfter) {
        this.buffer = tar;
        this.next = start;
        this.end = length;
        this.bytesAfter = bytesAfter;
        this.overhang = 0;
    }

    /// The next entry; null at the end of the frame or of the archive.
    public TarEntry next() throws MalformedTar {
        pax.clear();
        boolean extended = false;
        while (next < end) {
            int header = takeHeader();
            if (header < 0) {
                if (extended) throw new MalformedTar("extended headers that belong to no entry");
                return null;
            }
            byte type = buffer.get(header + 156);
            if (!isExtension(type)) return readEntry(header, type);
            extended = true;
            readExtension(header, type);
        }
        if (extended) throw new MalformedTar("a frame that ends after an extended header");
        return null;
    }

    /// How many bytes of the last entry's data and padding lie in the frames that follow.
    public long overhang() {
        return overhang;
    }

    private static boolean isExtension(byte type) {
        return type == 'x' || type == 'g' || type == 'L' || type == 'K';
    }

    /// The position of a header with a right checksum, or -1 when only zeros follow.
    private int takeHeader() throws MalformedTar {
        int header = next;
        if (end - header < BLOCK) throw new MalformedTar("a header cut off by the end of a frame");
        long sum = sum(header);
        if (sum == 0) {
            requireZeros(header);
            next = end;
            return -1;
        }
        long field = 0;
        for (int i = 148; i < 156; i++) field += buffer.get(header + i) & 0xff;
        if (TarNumber.parse(buffer, header + 148, 8, "checksum") != sum - field + 8 * ' ')
            throw new MalformedTar("a header whose checksum is wrong");
        next = header + BLOCK;
        return header;
    }

    /// The sum of a block's bytes, eight at a time.
    private long sum(int block) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i += 8) {
            long word = buffer.getLong(block + i);
            sum += (word & LOW_BYTES) + (word >>> 8 & LOW_BYTES);
        }
        return (sum & 0xffff) + (sum >>> 16 & 0xffff) + (sum >>> 32 & 0xffff) + (sum >>> 48);
    }

    private void requireZeros(int from) throws MalformedTar {
        for (int i = from; i < end; i++)
            if (buffer.get(i) != 0) throw new MalformedTar("entries after the end of the archive");
    }

    private void readExtension(int header, byte type) throws MalformedTar {
        long size = TarNumber.parse(buffer, header + 124, 12, "size of an extended header");
        int start = next;
        if (size < 0 || size > MAX_EXTENSION || padded(size) > end - start)
            throw new MalformedTar("an extended header that does not end in its frame");
        int stop = start + (int) size;
        next = start + (int) padded(size);
        if (type == 'x') pax.parse(buffer, start, stop);
        else if (type == 'g') PaxRecords.checkGlobal(buffer, start, stop);
        else if (type == 'L') pax.path(start, textEnd(start, stop));
        else pax.link(start, textEnd(start, stop));
    }

    private TarEntry readEntry(int header, byte letter) throws MalformedTar {
        entry.type = TarType.of(letter);
        readPath(header);
        if (entry.type == TarType.SYMLINK) readLink(header, false);
        if (entry.type == TarType.HARD_LINK) readLink(header, true);
        entry.mode = (int) TarNumber.parse(buffer, header + 100, 8, "mode") & 07777;
        entry.user = pax.user >= 0 ? pax.user : TarNumber.parse(buffer, header + 108, 8, "owner");
        entry.group =
                pax.group >= 0 ? pax.group : TarNumber.parse(buffer, header + 116, 8, "group");
        checkOwner(entry.user);
        checkOwner(entry.group);
        if (!pax.hasTime) {
            entry.seconds = TarNumber.parse(buffer, header + 136, 12, "time");
            entry.nanos = 0;
        }
        entry.deviceMajor = entry.deviceMinor = 0;
        if (entry.type == TarType.CHARACTER_DEVICE || entry.type == TarType.BLOCK_DEVICE)
            readDevice(header);
        readData(header, letter);
        return entry;
    }

    private void readPath(int header) throws MalformedTar {
        if (pax.hasPath()) entry.path.assignFile(buffer, pax.pathStart, pax.pathEnd);
        else if (hasPrefix(header)) joinPrefix(header);
        else entry.path.assignFile(buffer, header, textEnd(header, header + 100));
        if (entry.path.isRoot() && entry.type != TarType.DIRECTORY)
            throw new MalformedTar("a " + entry.type.words + " without a name");
    }

    /// POSIX headers end their magic with a zero; GNU's have other things where the prefix is.
    private boolean hasPrefix(int header) {
        return buffer.get(header + 345) != 0
                && buffer.get(header + 257) == 'u'
                && buffer.get(header + 262) == 0;
    }

    private void joinPrefix(int header) throws MalformedTar {
        int prefix = textEnd(header + 345, header + 500) - header - 345;
        int name = textEnd(header, header + 100) - header;
        joined.put(0, buffer, header + 345, prefix);
        joined.put(prefix, (byte) '/');
        joined.put(prefix + 1, buffer, header, name);
        entry.path.assignFile(joined, 0, prefix + 1 + name);
    }

    private void readLink(int header, boolean path) throws MalformedTar {
        int start = pax.hasLink() ? pax.linkStart : header + 157;
        int stop = pax.hasLink() ? pax.linkEnd : textEnd(start, start + 100);
        if (path) entry.link.assignFile(buffer, start, stop);
        else entry.link.assignText(buffer, start, stop);
        if (entry.link.length() == 0)
            throw new MalformedTar("the " + entry.type.words + " '" + entry.path + "' to nothing");
    }

    private void readDevice(int header) throws MalformedTar {
        entry.deviceMajor = TarNumber.parse(buffer, header + 329, 8, "device number");
        entry.deviceMinor = TarNumber.parse(buffer, header + 337, 8, "device number");
        if (entry.deviceMajor < 0
                || entry.deviceMajor > 0xfff
                || entry.deviceMinor < 0
                || entry.deviceMinor > 0xfffff)
            throw new MalformedTar("a device number that Linux does not have");
    }

    /// -1 would mean "leave it" to the kernel.
    private static void checkOwner(long id) throws MalformedTar {
        if (id < 0 || id >= 0xffffffffL)
            throw new MalformedTar("an owner that Linux does not have");
    }

    private void readData(int header, byte letter) throws MalformedTar {
        long size = pax.size >= 0 ? pax.size : TarNumber.parse(buffer, header + 124, 12, "size");
        entry.sparse = null;
        if (size < 0 || size > end - next + bytesAfter)
            throw new MalformedTar("'" + entry.path + "' is larger than the archive");
        if (size > 0 && entry.type != TarType.FILE)
            throw new MalformedTar("the " + entry.type.words + " '" + entry.path + "' has content");
        boolean paxSparse = entry.type == TarType.FILE && pax.isSparse();
        if (paxSparse) size -= readPaxMap(size);
        else if (letter == 'S') readGnuMap(header);
        entry.dataLength = size;
        entry.dataStart = next;
        entry.dataHere = (int) Math.min(size, end - next);
        if (entry.sparse != null) entry.sparse.check(size, paxSparse ? pax.sparseSize : gnuSize);
        entry.fileSize = entry.sparse == null ? size : paxSparse ? pax.sparseSize : gnuSize;
        long stop = next + padded(size);
        overhang = Math.max(0, stop - end);
        next = (int) Math.min(stop, end);
    }

    /// Four pieces in the header, 21 in every block that follows, as long as a flag says so.
    private void readGnuMap(int header) throws MalformedTar {
        SparseMap map = new SparseMap();
        gnuSize = TarNumber.parse(buffer, header + 483, 12, "sparse size");
        readGnuPieces(map, header + 386, 4);
        boolean more = buffer.get(header + 482) != 0;
        while (more) {
            if (end - next < BLOCK) throw new MalformedTar("a sparse map cut off by its frame");
            readGnuPieces(map, next, 21);
            more = buffer.get(next + 504) != 0;
            next += BLOCK;
        }
        entry.sparse = map;
    }

    private void readGnuPieces(SparseMap map, int at, int count) throws MalformedTar {
        for (int i = 0; i < count; i++) {
            int piece = at + i * 24;
            if (buffer.get(piece + 12) == 0) return;
            map.add(
                    TarNumber.parse(buffer, piece, 12, "sparse offset"),
                    TarNumber.parse(buffer, piece + 12, 12, "sparse length"));
        }
    }

    /// GNU 1.0: the map stands before the data, as lines of decimal digits filled up to a block.
    /// The result is how many bytes it takes.
    private long readPaxMap(long size) throws MalformedTar {
        int start = next;
        int stop = (int) Math.min(end, start + size);
        SparseMap map = new SparseMap();
        long count = readLine(stop);
        if (count > SparseMap.MAX_PIECES) throw new MalformedTar("a sparse map of " + count);
        for (long i = 0; i < count; i++) map.add(readLine(stop), readLine(stop));
        long length = padded(next - start);
        if (length > stop - start) throw new MalformedTar("a sparse map cut off by its frame");
        next = start + (int) length;
        entry.sparse = map;
        return length;
    }

    private long readLine(int stop) throws MalformedTar {
        int at = next;
        while (at < stop && buffer.get(at) != '\n') at++;
        if (at == stop) throw new MalformedTar("a sparse map cut off by its frame");
        long number = TarNumber.decimal(buffer, next, at, "sparse map");
        next = at + 1;
        return number;
    }

    private int textEnd(int start, int limit) {
        int at = start;
        while (at < limit && buffer.get(at) != 0) at++;
        return at;
    }

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }
}
