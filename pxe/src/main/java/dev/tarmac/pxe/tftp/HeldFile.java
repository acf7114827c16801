package dev.tarmac.pxe.tftp;

import java.nio.ByteBuffer;

/// A file that is in memory as a whole.
///
/// @param bytes never changed; transfers share them
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record HeldFile(byte[] bytes) implements BootFile {
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
