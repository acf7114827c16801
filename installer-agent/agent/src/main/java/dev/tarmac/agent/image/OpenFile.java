package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.FileDescriptors;
import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.SystemCall;
import dev.tarmac.agent.linux.TreeCalls;

import java.util.concurrent.atomic.AtomicLong;

/// A file whose data goes on in later frames. Every frame's worker writes its own part where it
/// belongs, in any order and at the same time; whoever writes the last byte finishes the file.
final class OpenFile implements AutoCloseable {
    final int fd;
    final String path;
    final Metadata metadata;

    private final SparseMap sparse;
    private final long dataStart;
    private final long dataEnd;
    private final long paddedEnd;
    private final AtomicLong missing;
    private boolean closed;

    /// @param dataStart where the data begins in the tar, `paddedEnd` where the next entry does
    OpenFile(int fd, TarEntry entry, Metadata metadata, long dataStart, long paddedEnd) {
        this.fd = fd;
        this.path = entry.path.toString();
        this.metadata = metadata;
        this.sparse = entry.sparse;
        this.dataStart = dataStart;
        this.dataEnd = dataStart + entry.dataLength;
        this.paddedEnd = paddedEnd;
        this.missing = new AtomicLong(entry.dataLength);
    }

    long paddedEnd() {
        return paddedEnd;
    }

    /// How many bytes from `tarOffset` on, at most `limit`, are data of this file.
    int dataAt(long tarOffset, int limit) {
        return (int) Math.max(0, Math.min(limit, dataEnd - tarOffset));
    }

    /// A file with holes gets its size first: what is never written stays a hole.
    void prepare(TreeCalls calls, long size) throws LinuxException {
        if (sparse != null) SystemCall.check("set the size of", path, calls.setSize(fd, size));
    }

    /// Writes `length` bytes that lie at `tarOffset` in the tar; true = the file now has all of it.
    boolean write(TreeCalls calls, long from, int length, long tarOffset) throws LinuxException {
        writeData(calls, fd, path, sparse, from, length, tarOffset - dataStart);
        return missing.addAndGet(-length) == 0;
    }

    /// Writes a part of a file's data where it belongs; holes are left out.
    static void writeData(
            TreeCalls calls,
            int fd,
            Object path,
            SparseMap sparse,
            long from,
            int length,
            long dataOffset)
            throws LinuxException {
        if (sparse == null) {
            writeFully(calls, fd, path, from, length, dataOffset);
            return;
        }
        long pieceStart = 0;
        for (int i = 0; i < sparse.pieces(); i++) {
            long pieceEnd = pieceStart + sparse.length(i);
            long start = Math.max(pieceStart, dataOffset);
            long end = Math.min(pieceEnd, dataOffset + length);
            if (start < end) {
                long address = from + start - dataOffset;
                long offset = sparse.offset(i) + start - pieceStart;
                writeFully(calls, fd, path, address, end - start, offset);
            }
            pieceStart = pieceEnd;
        }
    }

    private static void writeFully(
            TreeCalls calls, int fd, Object path, long from, long length, long offset)
            throws LinuxException {
        long written = 0;
        while (written < length) {
            long count = calls.write(fd, from + written, length - written, offset + written);
            if (count < 0) throw new LinuxException("write", path.toString(), (int) -count);
            written += count;
        }
    }

    /// When the file is finished, or when the pass has failed and nobody will finish it: an open
    /// file would keep the disk from being unmounted.
    @Override
    public synchronized void close() {
        if (!closed) FileDescriptors.close(fd);
        closed = true;
    }
}
