package dev.tarmac.agent.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What extended headers (pax `x`, GNU `L` and `K`) say about the entry that follows them. Values
/// stay where they are in the frame; here are only their places.
final class PaxRecords {
    private static final byte[] PATH = key("path");
    private static final byte[] LINKPATH = key("linkpath");
    private static final byte[] SIZE = key("size");
    private static final byte[] UID = key("uid");
    private static final byte[] GID = key("gid");
    private static final byte[] MTIME = key("mtime");
    private static final byte[] XATTR = key("SCHILY.xattr.");
    private static final byte[] SPARSE_MAJOR = key("GNU.sparse.major");
    private static final byte[] SPARSE_MINOR = key("GNU.sparse.minor");
    private static final byte[] SPARSE_NAME = key("GNU.sparse.name");
    private static final byte[] SPARSE_SIZE = key("GNU.sparse.realsize");

    /// Say nothing that we restore.
    private static final byte[][] IGNORED = {
        key("atime"),
        key("ctime"),
        key("uname"),
        key("gname"),
        key("comment"),
        key("charset"),
        key("hdrcharset"),
        key("LIBARCHIVE.creationtime"),
        key("SCHILY.dev"),
        key("SCHILY.ino"),
        key("SCHILY.nlink"),
    };

    private static final long NONE = -1;

    final TarEntry entry;
    int pathStart;
    int pathEnd;
    int linkStart;
    int linkEnd;
    long size;
    long user;
    long group;
    boolean hasTime;
    private boolean hasSparseName;
    long sparseMajor;
    long sparseMinor;
    long sparseSize;

    PaxRecords(TarEntry entry) {
        this.entry = entry;
    }

    void clear() {
        pathStart = pathEnd = linkStart = linkEnd = -1;
        size = user = group = sparseMajor = sparseMinor = sparseSize = NONE;
        hasTime = hasSparseName = false;
        entry.attributes = 0;
    }

    boolean hasPath() {
        return pathStart >= 0;
    }

    boolean hasLink() {
        return linkStart >= 0;
    }

    boolean isSparse() throws MalformedTar {
        if (sparseMajor == NONE && sparseMinor == NONE && sparseSize == NONE) return false;
        if (sparseMajor != 1 || sparseMinor != 0 || sparseSize == NONE)
            throw new MalformedTar("a sparse file in another pax form than GNU's 1.0");
        return true;
    }

    /// Reads `LENGTH KEY=VALUE\n` until the end.
    void parse(ByteBuffer buffer, int start, int end) throws MalformedTar {
        int at = start;
        while (at < end) at = parseRecord(buffer, at, end);
    }

    /// For `g` headers: a comment is all they may hold, because they would change every frame.
    static void checkGlobal(ByteBuffer buffer, int start, int end) throws MalformedTar {
        if (start == end) return;
        int equals = start;
        while (equals < end && buffer.get(equals) != ' ') equals++;
        if (!startsWith(buffer, equals + 1, end, key("comment=")))
            throw new MalformedTar("a global extended header; image frames must not depend on one");
    }

    private int parseRecord(ByteBuffer buffer, int at, int end) throws MalformedTar {
        int space = find(buffer, at, Math.min(end, at + 10), ' ');
        long length = TarNumber.decimal(buffer, at, space, "length of an extended record");
        if (length < space - at + 3 || length > end - at)
            throw new MalformedTar("an extended record that ends outside its header");
        int next = at + (int) length;
        if (buffer.get(next - 1) != '\n')
            throw new MalformedTar("an extended record without a line end");
        int equals = find(buffer, space + 1, next - 1, '=');
        take(buffer, space + 1, equals, next - 1);
        return next;
    }

    private static int find(ByteBuffer buffer, int from, int end, char wanted) throws MalformedTar {
        for (int i = from; i < end; i++) if (buffer.get(i) == wanted) return i;
        throw new MalformedTar("an extended record without '" + wanted + "'");
    }

    /// The key is [key, equals), the value [equals + 1, end).
    private void take(ByteBuffer buffer, int key, int equals, int end) throws MalformedTar {
        int value = equals + 1;
        if (is(buffer, key, equals, MTIME)) time(buffer, value, end);
        else if (is(buffer, key, equals, PATH)) path(value, end);
        else if (is(buffer, key, equals, SPARSE_NAME)) sparseName(value, end);
        else if (is(buffer, key, equals, LINKPATH)) link(value, end);
        else if (startsWith(buffer, key, equals, XATTR))
            attribute(buffer, key + XATTR.length, equals, end);
        else if (is(buffer, key, equals, SIZE)) size = number(buffer, value, end, "size");
        else if (is(buffer, key, equals, UID)) user = number(buffer, value, end, "owner");
        else if (is(buffer, key, equals, GID)) group = number(buffer, value, end, "group");
        else if (is(buffer, key, equals, SPARSE_MAJOR))
            sparseMajor = number(buffer, value, end, "sparse version");
        else if (is(buffer, key, equals, SPARSE_MINOR))
            sparseMinor = number(buffer, value, end, "sparse version");
        else if (is(buffer, key, equals, SPARSE_SIZE))
            sparseSize = number(buffer, value, end, "sparse size");
        else if (!ignored(buffer, key, equals))
            throw new MalformedTar(
                    "an extended record '"
                            + text(buffer, key, equals)
                            + "', which we cannot restore");
    }

    /// The name of a sparse file stands in a record of its own; `path` then is a made-up one.
    private void sparseName(int start, int end) {
        path(start, end);
        hasSparseName = true;
    }

    void path(int start, int end) {
        if (hasSparseName) return;
        pathStart = start;
        pathEnd = end;
    }

    void link(int start, int end) {
        linkStart = start;
        linkEnd = end;
    }

    private static long number(ByteBuffer buffer, int start, int end, String field)
            throws MalformedTar {
        return TarNumber.decimal(buffer, start, end, field);
    }

    /// Seconds with an optional sign and fraction; kept as floor and nanoseconds.
    private void time(ByteBuffer buffer, int start, int end) throws MalformedTar {
        boolean negative = start < end && buffer.get(start) == '-';
        int from = negative ? start + 1 : start;
        int point = from;
        while (point < end && buffer.get(point) != '.') point++;
        long seconds = TarNumber.decimal(buffer, from, point, "time");
        long nanos = point < end ? fraction(buffer, point + 1, end) : 0;
        entry.seconds = negative ? -seconds - (nanos > 0 ? 1 : 0) : seconds;
        entry.nanos = negative && nanos > 0 ? 1_000_000_000 - nanos : nanos;
        hasTime = true;
    }

    private static long fraction(ByteBuffer buffer, int start, int end) throws MalformedTar {
        long nanos = 0;
        int digits = 0;
        for (int i = start; i < end; i++) {
            int digit = buffer.get(i) - '0';
            if (digit < 0 || digit > 9) throw new MalformedTar("the time is not a number");
            if (digits++ < 9) nanos = nanos * 10 + digit;
        }
        for (; digits < 9; digits++) nanos *= 10;
        return nanos;
    }

    /// The '=' after the name becomes the zero that the kernel wants there; `%3D` and `%25` are how
    /// GNU tar writes '=' and '%' inside a name.
    private void attribute(ByteBuffer buffer, int name, int equals, int end) throws MalformedTar {
        if (entry.attributes == TarEntry.MAX_ATTRIBUTES)
            throw new MalformedTar("more than " + TarEntry.MAX_ATTRIBUTES + " attributes");
        int to = name;
        for (int i = name; i < equals; i++) {
            byte letter = buffer.get(i);
            if (letter == 0) throw new MalformedTar("an attribute's name with a zero byte inside");
            if (letter == '%' && startsWith(buffer, i, equals, ENCODED_EQUALS)) letter = '=';
            else if (letter == '%' && !startsWith(buffer, i, equals, ENCODED_PERCENT))
                throw new MalformedTar("an attribute's name with an unknown '%' in it");
            if (buffer.get(i) == '%') i += 2;
            buffer.put(to++, letter);
        }
        if (to == name) throw new MalformedTar("an attribute without a name");
        buffer.put(to, (byte) 0);
        int index = entry.attributes++;
        entry.attributeName[index] = name;
        entry.attributeValue[index] = equals + 1;
        entry.attributeLength[index] = end - equals - 1;
    }

    private static final byte[] ENCODED_EQUALS = key("%3D");
    private static final byte[] ENCODED_PERCENT = key("%25");

    private static boolean ignored(ByteBuffer buffer, int start, int end) {
        for (byte[] key : IGNORED) if (is(buffer, start, end, key)) return true;
        return false;
    }

    private static boolean is(ByteBuffer buffer, int start, int end, byte[] key) {
        return end - start == key.length && startsWith(buffer, start, end, key);
    }

    private static boolean startsWith(ByteBuffer buffer, int start, int end, byte[] key) {
        if (end - start < key.length) return false;
        for (int i = 0; i < key.length; i++) if (buffer.get(start + i) != key[i]) return false;
        return true;
    }

    private static String text(ByteBuffer buffer, int start, int end) {
        byte[] bytes = new byte[Math.min(end - start, 60)];
        buffer.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
