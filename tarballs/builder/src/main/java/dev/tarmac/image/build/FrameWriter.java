package dev.tarmac.image.build;

import com.github.luben.zstd.ZstdCompressCtx;

import dev.tarmac.image.Frame;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Cuts a tar into frames and compresses them, several at once, in order. A frame holds whole
/// entries up to [#TARGET_BYTES]; an entry larger than that begins a frame of its own and goes on
/// over frames that hold nothing else. The same tar gives the same bytes on any number of cores.
final class FrameWriter {
    static final int TARGET_BYTES = 4 << 20;

    /// A frame that does not know its offset yet.
    private record Compressed(ByteBuffer bytes, String sha256, int tarBytes, boolean startsEntry) {}

    private final OutputStream out;
    private final int level;
    private final ExecutorService workers;
    private final int maxWaiting;
    private final ArrayDeque<Future<Compressed>> waiting = new ArrayDeque<>();
    private final List<Frame> frames = new ArrayList<>();
    private byte[] buffer = new byte[TARGET_BYTES];
    private int filled;
    private boolean startsEntry = true;
    private long entryLeft;
    private long offset;

    /// `workers` must run `maxWaiting` / 2 tasks at once for full speed; up to `maxWaiting` + 1
    /// frames are held in memory, each as tar and compressed.
    FrameWriter(OutputStream out, int level, ExecutorService workers, int maxWaiting) {
        this.out = out;
        this.level = level;
        this.workers = workers;
        this.maxWaiting = maxWaiting;
    }

    /// Says how long the next entry is with header and padding; exactly so many bytes must follow.
    void begin(long entryBytes) throws IOException {
        if (entryLeft != 0)
            throw new IllegalStateException(entryLeft + " bytes of an entry missing");
        if (!startsEntry || filled + entryBytes > TARGET_BYTES) cut();
        startsEntry = true;
        entryLeft = entryBytes;
    }

    void write(byte[] bytes, int from, int length) throws IOException {
        if (length > entryLeft) throw new IllegalStateException("more than the entry announced");
        entryLeft -= length;
        int at = from;
        int left = length;
        while (left > 0) {
            if (filled == TARGET_BYTES) {
                cut();
                startsEntry = false;
            }
            int part = Math.min(left, TARGET_BYTES - filled);
            System.arraycopy(bytes, at, buffer, filled, part);
            filled += part;
            at += part;
            left -= part;
        }
    }

    void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    /// Offsets count from the first byte that this writer wrote.
    List<Frame> finish() throws IOException {
        if (entryLeft != 0)
            throw new IllegalStateException(entryLeft + " bytes of an entry missing");
        cut();
        while (!waiting.isEmpty()) writeFirst();
        return List.copyOf(frames);
    }

    private void cut() throws IOException {
        if (filled == 0) return;
        byte[] tar = filled == TARGET_BYTES ? buffer : Arrays.copyOf(buffer, filled);
        if (filled == TARGET_BYTES) buffer = new byte[TARGET_BYTES];
        boolean starts = startsEntry;
        waiting.add(workers.submit(() -> compress(tar, starts)));
        filled = 0;
        if (waiting.size() > maxWaiting) writeFirst();
    }

    private Compressed compress(byte[] tar, boolean starts) {
        try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
            byte[] bytes = zstd.setLevel(level).setChecksum(true).compress(tar);
            String sha256 = Sha256.of(bytes);
            return new Compressed(ByteBuffer.wrap(bytes), sha256, tar.length, starts);
        }
    }

    private void writeFirst() throws IOException {
        try {
            Compressed first = waiting.removeFirst().get();
            int length = first.bytes().remaining();
            out.write(first.bytes().array(), 0, length);
            frames.add(
                    new Frame(
                            offset, length, first.tarBytes(), first.sha256(), first.startsEntry()));
            offset += length;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while compressing", e);
        } catch (ExecutionException e) {
            throw new IOException("compressing failed: " + e.getCause(), e.getCause());
        }
    }
}
