package dev.tarmac.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.install.Changes.News;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

class ChangesTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Changes changes = new Changes();

    @Test
    void whoWasAwayHearsEverythingOnceInTheOrderOfTheLastChange() throws Exception {
        long before = changes.now();
        changes.changed("a");
        changes.changed("b");
        changes.changed("a");
        News news = changes.since(before, AT_ONCE);
        assertThat(news.keys()).containsExactly("b", "a");
        assertThat(changes.since(news.next(), AT_ONCE).isEmpty()).isTrue();
    }

    @Test
    void whoWaitsIsWoken() throws Exception {
        CompletableFuture<News> news =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return changes.since(0, Duration.ofSeconds(30));
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        changes.changed("a");
        assertThat(news.get().keys()).containsExactly("a");
    }

    /// The list stays short, and who missed a part of it knows.
    @Test
    void whoWasAwayForTooLongIsToldToLookAtEverything() throws Exception {
        changes.changed("first");
        long after = changes.now();
        for (int number = 0; number < Changes.MOST; number++) changes.changed(number);
        assertThat(changes.since(0, AT_ONCE).all()).isTrue();
        assertThat(changes.since(after, AT_ONCE).all()).isFalse();
        assertThat(changes.since(after, AT_ONCE).keys()).hasSize(Changes.MOST);
    }

    /// As a client of another server has it.
    @Test
    void aPlaceThatDoesNotExistIsNoPlace() throws Exception {
        assertThat(changes.since(99, AT_ONCE).all()).isTrue();
    }
}
