package dev.tarmac.pxe.tftp;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// An open file whose size does not change while it is served.
public interface BootFile extends Closeable {
    long size();

    /// Whether somebody has to be waited for when it is read: it is made then. Others are in memory
    /// or on the disk.
    default boolean isMadeWhenRead() {
        return false;
    }

    /// Fills `into` from `offset` on, all of it.
    void read(long offset, ByteBuffer into) throws IOException;
}
