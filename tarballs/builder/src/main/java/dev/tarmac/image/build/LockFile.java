package dev.tarmac.image.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// A file that one thread of one process holds at a time, whatever process id or container it has.
/// A killed holder lets go of it. Within a process the file is never opened twice: closing any
/// channel of a file would drop the lock on it.
final class LockFile implements AutoCloseable {
    private static final Set<Path> HELD = new HashSet<>();

    private final Path key;
    private final FileChannel channel;

    private LockFile(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /// Waits until the file is ours.
    static LockFile take(Path file) throws IOException {
        Path key = key(file);
        reserve(key);
        return locked(key, true).orElseThrow();
    }

    /// Nothing when somebody holds the file.
    static Optional<LockFile> tryTake(Path file) throws IOException {
        Path key = key(file);
        synchronized (HELD) {
            if (!HELD.add(key)) return Optional.empty();
        }
        return locked(key, false);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            release(key);
        }
    }

    private static Optional<LockFile> locked(Path key, boolean wait) throws IOException {
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = wait ? channel.lock() : channel.tryLock();
            taken = lock != null;
            return taken ? Optional.of(new LockFile(key, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                if (channel != null) channel.close();
                release(key);
            }
        }
    }

    private static void reserve(Path key) throws IOException {
        synchronized (HELD) {
            while (!HELD.add(key)) {
                try {
                    HELD.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted while waiting for " + key, e);
                }
            }
        }
    }

    private static void release(Path key) {
        synchronized (HELD) {
            HELD.remove(key);
            HELD.notifyAll();
        }
    }

    private static Path key(Path file) throws IOException {
        return file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    }
}
