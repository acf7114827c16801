package dev.tarmac.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
class GroupCommitTest {
    @TempDir private Path folder;
    private Jdbi jdbi;
    private GroupCommit commits;

    @BeforeEach
    void makeTable() {
        jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve("test.db"));
        jdbi.useHandle(handle -> handle.execute("create table words (word text primary key)"));
        commits = new GroupCommit(jdbi, _ -> {});
    }

    @AfterEach
    void close() {
        commits.close();
    }

    @Test
    void whoComesDuringAFlushIsWrittenByOneTransactionAndEachStandsAlone() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(
                        () ->
                                commits.run(
                                        handle -> {
                                            began.countDown();
                                            await(mayEnd);
                                            return handle.execute("insert into words values ('a')");
                                        }));
        began.await();
        List<CompletableFuture<Integer>> others = new ArrayList<>();
        // The third one repeats the first word of all.
        for (String word : List.of("b", "c", "a", "d")) {
            CountDownLatch queued = new CountDownLatch(1);
            others.add(
                    CompletableFuture.supplyAsync(
                            () -> {
                                queued.countDown();
                                return commits.run(
                                        handle ->
                                                handle.execute(
                                                        "insert into words values (?)", word));
                            },
                            task -> Thread.ofVirtual().start(task)));
            queued.await();
        }
        mayEnd.countDown();
        assertThat(first.join()).isEqualTo(1);
        assertThat(others.get(0).join() + others.get(1).join() + others.get(3).join()).isEqualTo(3);
        assertThatThrownBy(() -> others.get(2).join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("UNIQUE");
        assertThat(words()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aFailureAloneIsUndoneAndTold() {
        assertThatThrownBy(
                        () ->
                                commits.run(
                                        handle -> {
                                            handle.execute("insert into words values ('x')");
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");
        assertThat(words()).isEmpty();
        assertThat(commits.<Integer>run(handle -> handle.execute("insert into words values ('y')")))
                .isEqualTo(1);
    }

    @Test
    void whoComesWhenItIsClosedIsToldSo() {
        commits.close();
        assertThatThrownBy(() -> commits.run(handle -> 1)).hasMessageContaining("closed");
        commits.close();
    }

    @Test
    void aWriteInsideAWriteIsAMistakeThatIsSeen() {
        assertThatThrownBy(() -> commits.run(handle -> commits.run(inner -> 1)))
                .hasMessageContaining("inside a write");
    }

    private List<String> words() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select word from words order by word")
                                .mapTo(String.class)
                                .list());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
