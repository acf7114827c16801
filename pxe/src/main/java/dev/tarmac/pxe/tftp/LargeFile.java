package dev.tarmac.pxe.tftp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that is read as it is sent, some blocks ahead: one look at the disk for many blocks. Each
/// transfer has its own.
final class LargeFile implements BootFile {
    private static final int AHEAD = 64 << 10;

    private final FileChannel channel;
    private final long size;

    /// What was read last, all of it before the limit.
    private final ByteBuffer ahead;

    private long aheadOffset;

    private LargeFile(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
        this.ahead = ByteBuffer.allocate((int) Math.min(AHEAD, size)).limit(0);
    }

    static LargeFile open(Path real) throws IOException {
        FileChannel channel = FileChannel.open(real, StandardOpenOption.READ);
        return new LargeFile(channel, channel.size());
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        int length = into.remaining();
        if (length > ahead.capacity()) {
            fill(into, offset);
            return;
        }
        long start = offset - aheadOffset;
        if (start < 0 || start + length > ahead.limit()) {
            start = 0;
            aheadOffset = offset;
            ahead.clear().limit((int) Math.min(ahead.capacity(), size - offset));
            fill(ahead, offset);
        }
        into.put(into.position(), ahead, (int) start, length);
        into.position(into.position() + length);
    }

    private void fill(ByteBuffer into, long offset) throws IOException {
        long position = offset;
        while (into.hasRemaining()) {
            int count = channel.read(into, position);
            if (count < 0) {
                ahead.limit(0);
                throw new EOFException("the file became shorter while it was sent");
            }
            position += count;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
