package dev.tarmac.lab.process;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// Waits until something in a directory changes in the way hoped for.
public final class FileWatch {
    /// A change that came before the watch began makes no event: look again after this long anyway.
    private static final Duration LONGEST_BLINK = Duration.ofMillis(250);

    private FileWatch() {}

    /// Looks at every change of a file in the directory; must not block.
    @FunctionalInterface
    public interface Look {
        boolean isDone() throws IOException;
    }

    /// False when `limit` passed first.
    public static boolean await(Path directory, Duration limit, Look look)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(limit);
        try (WatchService changes = directory.getFileSystem().newWatchService()) {
            directory.register(
                    changes,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY);
            while (!look.isDone()) {
                if (Instant.now().isAfter(end)) return false;
                WatchKey key = changes.poll(LONGEST_BLINK.toMillis(), TimeUnit.MILLISECONDS);
                if (key == null) continue;
                key.pollEvents();
                key.reset();
            }
            return true;
        }
    }
}
