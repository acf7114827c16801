package dev.tarmac.install;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(20)
class WakeupsTest {
    private final Wakeups wakeups = new Wakeups();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void anAnswerThatIsThereIsGivenAtOnce() throws Exception {
        assertThat(wakeups.await("key", Duration.ofMinutes(1), () -> Optional.of("yes")))
                .contains("yes");
    }

    @Test
    void theQuestionIsAskedOnceMoreWhenTimeIsUp() throws Exception {
        assertThat(wakeups.await("key", Duration.ofMillis(20), this::never)).isEmpty();
        assertThat(asked).hasValue(2);
    }

    /// Between question and sleep nothing is missed.
    @Test
    void aChangeDuringTheQuestionWakesWhoSleepsAfterIt() throws Exception {
        Optional<String> answer =
                wakeups.await(
                        "key",
                        Duration.ofMinutes(1),
                        () -> {
                            if (asked.incrementAndGet() > 1) return Optional.of("changed");
                            wakeups.wake("key");
                            return Optional.empty();
                        });
        assertThat(answer).contains("changed");
    }

    @Test
    void everybodyWhoWaitsForTheKeyIsWoken() throws Exception {
        CountDownLatch sleeping = new CountDownLatch(2);
        CountDownLatch changed = new CountDownLatch(1);
        FutureTask<Optional<String>> one = sleeper(sleeping, changed);
        FutureTask<Optional<String>> other = sleeper(sleeping, changed);
        sleeping.await();
        wakeups.wake("another key");
        changed.countDown();
        wakeups.wake("key");
        assertThat(one.get()).contains("changed");
        assertThat(other.get()).contains("changed");
    }

    private FutureTask<Optional<String>> sleeper(CountDownLatch sleeping, CountDownLatch changed) {
        FutureTask<Optional<String>> sleeper =
                new FutureTask<>(
                        () ->
                                wakeups.await(
                                        "key",
                                        Duration.ofMinutes(1),
                                        () -> {
                                            sleeping.countDown();
                                            return changed.getCount() == 0
                                                    ? Optional.of("changed")
                                                    : Optional.empty();
                                        }));
        Thread.ofVirtual().start(sleeper);
        return sleeper;
    }

    private Optional<String> never() {
        asked.incrementAndGet();
        return Optional.empty();
    }
}
