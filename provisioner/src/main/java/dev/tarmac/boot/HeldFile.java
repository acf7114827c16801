package dev.tarmac.boot;

import dev.tarmac.pxe.tftp.BootFile;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A file that exists in memory alone, made when its first byte is wanted: firmware that asks for
/// the size and goes away, or somebody who asks in another's name, costs nothing.
final class HeldFile implements BootFile {
    private final int size;
    private final Maker maker;
    private final boolean isMadeWhenRead;
    private byte[] content;

    @FunctionalInterface
    interface Maker {
        byte[] make();
    }

    /// @param size of what `maker` will make
    HeldFile(int size, Maker maker) {
        this(size, maker, true);
    }

    private HeldFile(int size, Maker maker, boolean isMadeWhenRead) {
        this.size = size;
        this.maker = maker;
        this.isMadeWhenRead = isMadeWhenRead;
    }

    static HeldFile of(byte[] content) {
        return new HeldFile(content.length, () -> content, false);
    }

    @Override
    public boolean isMadeWhenRead() {
        return isMadeWhenRead;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        if (content == null) content = maker.make();
        if (content.length != size)
            throw new IOException("made " + content.length + " bytes instead of " + size);
        into.put(content, Math.toIntExact(offset), into.remaining());
    }

    @Override
    public void close() {}
}
