package dev.tarmac.agent.linux;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Memory outside the heap as a buffer for Java and an address for the kernel. The memory lives as
/// long as this object is reachable.
public final class NativeMemory {
    private final ByteBuffer buffer;
    private final long address;

    private NativeMemory(ByteBuffer buffer) {
        this.buffer = buffer;
        this.address = MemorySegment.ofBuffer(buffer).address();
    }

    public static NativeMemory allocate(int bytes) {
        return new NativeMemory(ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()));
    }

    /// The text in UTF-8 with the final zero that the kernel wants. A zero inside would cut a path
    /// short, so it is refused.
    public static NativeMemory text(String text) {
        if (text.indexOf('\0') >= 0)
            throw new IllegalArgumentException("a text for the kernel with a zero byte inside");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        NativeMemory memory = allocate(bytes.length + 1);
        memory.buffer.put(0, bytes);
        return memory;
    }

    /// Position 0, limit = capacity, byte order of the machine; use absolute positions.
    public ByteBuffer buffer() {
        return buffer;
    }

    public long address() {
        return address;
    }

    /// Refuses a range that does not lie inside; call it before the kernel or a library gets one.
    public void checkRange(int from, int length) {
        Objects.checkFromIndexSize(from, length, buffer.capacity());
    }

    public int size() {
        return buffer.capacity();
    }
}
