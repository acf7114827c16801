package dev.tarmac.pxe.tftp;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// An open file whose size does not change while it is served.
public interface BootFile extends Closeable {
    long size();

    /// Fills `into` from `offset` on, all of it.
    void read(long offset, ByteBuffer into) throws IOException;
}
