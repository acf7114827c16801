package dev.tarmac.pxe.tftp;

import java.nio.ByteBuffer;

/// A file in memory.
public final class Bytes implements BootFile {
    private final byte[] bytes;

    public Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void read(long offset, ByteBuffer into) {
        into.put(bytes, Math.toIntExact(offset), into.remaining());
    }

    @Override
    public void close() {}
}
