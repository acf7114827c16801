package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@Timeout(60)
class ClassArchiveTest {
    @TempDir Path directory;

    /// Two caches have two locks, and their builds make the same archive in the same folder.
    @Test
    void aBuildOfAnotherCacheIsNotDisturbed() throws Exception {
        String key = "test-" + ProcessHandle.current().pid();
        Path stage = Files.createDirectory(ClassArchive.stage(key));
        Path theirs = Files.writeString(stage.resolve("theirs"), "half made");
        try (LockHolder other = LockHolder.of(ClassArchive.lock(key));
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<?> ours =
                    executor.submit(
                            () -> {
                                ClassArchive.make(
                                        key, directory, List.of(), directory.resolve("jsa"));
                                return null;
                            });
            Thread.sleep(500);
            assertThat(theirs).exists();

            other.letGo();

            assertThat(ours).failsWithin(Duration.ofSeconds(30));
            assertThat(stage).doesNotExist();
        } finally {
            Folders.delete(stage);
            Files.deleteIfExists(ClassArchive.lock(key));
        }
    }
}
