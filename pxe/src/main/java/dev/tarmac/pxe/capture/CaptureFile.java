package dev.tarmac.pxe.capture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A capture that is being written, by a thread of its own. The network waits for nothing: what
/// does not fit into the queue is lost and counted. At its largest size the file ends; the server
/// goes on.
public final class CaptureFile implements Tap, Closeable {
    public static final long LARGEST = 256L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(CaptureFile.class);
    private static final int MOST_WAITING = 4096;

    private final Path file;
    private final long most;
    private final PcapWriter writer;
    private final OutputStream out;
    private final BlockingQueue<Datagram> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("capture").daemon().unstarted(this::run);
    private volatile boolean isOpen = true;

    private CaptureFile(Path file, long most, OutputStream out) throws IOException {
        this.file = file;
        this.most = most;
        this.out = out;
        this.writer = new PcapWriter(out);
        out.flush();
    }

    /// A new file: what was captured before is never overwritten.
    ///
    /// @param most bytes that the file may have
    /// @throws java.nio.file.FileAlreadyExistsException when there is one of that name
    public static CaptureFile create(Path file, long most) throws IOException {
        OutputStream out =
                new BufferedOutputStream(
                        Files.newOutputStream(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        1 << 16);
        CaptureFile capture = new CaptureFile(file, most, out);
        capture.thread.start();
        LOG.info("what DHCP and TFTP hear and say is written to {}", file);
        return capture;
    }

    @Override
    public void saw(Datagram datagram) {
        if (isOpen && !waiting.offer(datagram)) lost.incrementAndGet();
    }

    /// Packets that came too fast to be written.
    public long lost() {
        return lost.get();
    }

    private void run() {
        try (out) {
            while (isOpen || !waiting.isEmpty()) {
                Optional<Datagram> next =
                        Optional.ofNullable(waiting.poll(100, TimeUnit.MILLISECONDS));
                if (next.isPresent()) writer.write(next.get());
                // Whoever looks at the file, or kills this process, finds all there is.
                if (waiting.isEmpty()) out.flush();
                if (writer.written() >= most) {
                    LOG.warn("{} has {} MB; nothing more is captured", file, most >> 20);
                    isOpen = false;
                    waiting.clear();
                }
            }
        } catch (IOException e) {
            LOG.error("{}: nothing more is captured: {}", file, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            isOpen = false;
            waiting.clear();
            if (lost.get() > 0) LOG.warn("{}: {} packets came too fast", file, lost.get());
        }
    }

    /// Returns when everything is in the file.
    @Override
    public void close() {
        isOpen = false;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
