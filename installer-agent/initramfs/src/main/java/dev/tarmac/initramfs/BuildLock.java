package dev.tarmac.initramfs;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A file that one build at a time holds. It is free again when that build ends, however it does.
final class BuildLock implements AutoCloseable {
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(20);

    private final FileChannel channel;

    private BuildLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits while another process holds it, and says so once.
    static BuildLock take(Path file, Runnable whenWaiting)
            throws Refused, IOException, InterruptedException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                whenWaiting.run();
                lockWithin(channel, LONGEST_BUILD);
            }
            return new BuildLock(channel);
        } catch (OverlappingFileLockException | TimeoutException e) {
            channel.close();
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "is held by another build of the agent",
                            "wait until that one is done, then run this again"),
                    e);
        }
    }

    private static void lockWithin(FileChannel channel, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        FutureTask<FileLock> lock = new FutureTask<>(channel::lock);
        Thread waiting = Thread.ofPlatform().daemon().name("agent-build-lock").start(lock);
        try {
            lock.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("cannot lock it: " + e.getCause(), e);
        } finally {
            waiting.interrupt();
        }
    }

    /// Closing unlocks.
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
