package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.NativeMemory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A path from an archive, checked, as the kernel wants it: relative, no `.` or `..`, no empty
/// component, a zero at the end. Reused from entry to entry.
final class TarPath {
    /// The kernel takes no path longer than this, the final zero included.
    static final int MAX_BYTES = 4096;

    private final NativeMemory memory = NativeMemory.allocate(MAX_BYTES);
    private final ByteBuffer bytes = memory.buffer();
    private int length;
    private int nameStart;

    /// Takes the path of a file: a leading `./` and one trailing `/` are dropped, anything else
    /// that is not plain is refused. Empty = the root itself.
    void assignFile(ByteBuffer from, int start, int end) throws MalformedTar {
        assignText(from, start, end);
        if (length > 0 && bytes.get(0) == '/') throw refused("is absolute");
        if (length > 0 && bytes.get(length - 1) == '/') length--;
        dropLeadingDots();
        checkComponents();
        bytes.put(length, (byte) 0);
    }

    /// Takes any text without a zero inside: the target of a symbolic link.
    void assignText(ByteBuffer from, int start, int end) throws MalformedTar {
        if (end - start >= MAX_BYTES)
            throw new MalformedTar("a path of " + (end - start) + " bytes; the limit is 4095");
        length = end - start;
        nameStart = 0;
        bytes.put(0, from, start, length);
        bytes.put(length, (byte) 0);
        for (int i = 0; i < length; i++)
            if (bytes.get(i) == 0) throw refused("has a zero byte inside");
    }

    /// For what is remembered until the end of the pass.
    void assignBytes(byte[] path) {
        length = path.length;
        bytes.put(0, path);
        bytes.put(length, (byte) 0);
        nameStart = lastSlash() + 1;
    }

    byte[] toBytes() {
        byte[] copy = new byte[length];
        bytes.get(0, copy);
        return copy;
    }

    private void dropLeadingDots() {
        int start = 0;
        while (start + 1 < length && bytes.get(start) == '.' && bytes.get(start + 1) == '/')
            start += 2;
        if (length - start == 1 && bytes.get(start) == '.') start = length;
        if (start == 0) return;
        length -= start;
        bytes.put(0, bytes, start, length);
    }

    private void checkComponents() throws MalformedTar {
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i < length && bytes.get(i) != '/') continue;
            if (length > 0) checkComponent(start, i - start);
            if (i < length) start = i + 1;
        }
        nameStart = start;
    }

    private void checkComponent(int start, int size) throws MalformedTar {
        if (size == 0) throw refused("has an empty component");
        if (bytes.get(start) != '.') return;
        if (size == 1) throw refused("has a component '.'");
        if (size == 2 && bytes.get(start + 1) == '.') throw refused("has a component '..'");
    }

    private int lastSlash() {
        int at = length - 1;
        while (at >= 0 && bytes.get(at) != '/') at--;
        return at;
    }

    private MalformedTar refused(String why) {
        return new MalformedTar("the path '" + this + "' " + why);
    }

    boolean isRoot() {
        return length == 0;
    }

    int length() {
        return length;
    }

    /// Where the last component begins; also the length of the parent with its slash, 0 = the root.
    int nameStart() {
        return nameStart;
    }

    byte byteAt(int index) {
        return bytes.get(index);
    }

    long address() {
        return memory.address();
    }

    long nameAddress() {
        return memory.address() + nameStart;
    }

    @Override
    public String toString() {
        return length == 0 ? "." : new String(toBytes(), StandardCharsets.UTF_8);
    }
}
