package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class CacheTest {
    @TempDir Path directory;

    @Test
    void makesOnceWhatIsAskedTwice() throws Refused, IOException, InterruptedException {
        AtomicInteger made = new AtomicInteger();
        try (Cache cache = Cache.open(directory, () -> {})) {
            Path one = cache.folder("base", List.of("a", "b"), folder -> made.incrementAndGet());
            Path two = cache.folder("base", List.of("a", "b"), folder -> made.incrementAndGet());
            Path other = cache.folder("base", List.of("ab"), folder -> made.incrementAndGet());
            assertThat(two).isEqualTo(one).isNotEqualTo(other);
        }
        assertThat(made).hasValue(2);
    }

    @Test
    void keepsNothingOfAMakingThatFailed() throws Refused, IOException, InterruptedException {
        try (Cache cache = Cache.open(directory, () -> {})) {
            assertThatThrownBy(
                            () ->
                                    cache.folder(
                                            "base",
                                            List.of("a"),
                                            folder -> {
                                                Files.writeString(folder.resolve("half"), "x");
                                                throw new Refused("x", "broke", "mend it");
                                            }))
                    .isInstanceOf(Refused.class);
            Path folder =
                    cache.folder(
                            "base",
                            List.of("a"),
                            fresh -> Files.writeString(fresh.resolve("whole"), "x"));
            assertThat(folder).isDirectoryContaining("glob:**/whole");
            assertThat(folder.resolve("half")).doesNotExist();
        }
    }

    @Test
    void waitsForTheBuildOfAnotherProcess() throws Refused, IOException, InterruptedException {
        AtomicInteger waited = new AtomicInteger();
        try (LockHolder other = LockHolder.of(directory.resolve("lock"))) {
            Runnable letTheOtherEnd =
                    () -> {
                        waited.incrementAndGet();
                        letGo(other);
                    };
            Cache.open(directory, letTheOtherEnd).close();
            assertThat(waited).hasValue(1);
            assertThat(other.endsWell()).isTrue();
        }
    }

    private static void letGo(LockHolder other) {
        try {
            other.letGo();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void oneBuildAtATimeHoldsIt() throws Refused, IOException, InterruptedException {
        try (Cache held = Cache.open(directory, () -> {})) {
            assertThat(held.directory()).isEqualTo(directory);
            assertThatThrownBy(() -> Cache.open(directory, () -> {}))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("another build");
        }
        Cache.open(directory, () -> {}).close();
    }
}
