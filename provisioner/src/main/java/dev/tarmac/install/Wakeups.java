package dev.tarmac.install;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Lets long polls sleep until something about their machine or install has changed.
public final class Wakeups {
    private final Map<Object, CompletableFuture<Void>> sleepers = new ConcurrentHashMap<>();
    private final Changes changes;
    private volatile boolean isOver;

    public Wakeups() {
        this(new Changes());
    }

    /// With somebody who is told of every wake-up.
    ///
    /// @param changes those who look on want to know what agents and people wait for
    public Wakeups(Changes changes) {
        this.changes = changes;
    }

    /// Wakes everybody who waits for that key: a hardware address or an install id.
    public void wake(Object key) {
        changes.changed(key);
        CompletableFuture<Void> sleeper = sleepers.remove(key);
        if (sleeper != null) sleeper.complete(null);
    }

    /// Nobody sleeps any more: whoever does gets what is known now.
    public void end() {
        isOver = true;
        sleepers.keySet().forEach(this::wake);
    }

    /// Asks until there is an answer, at most for that time: once at once, and again after each
    /// wake-up.
    public <T> Optional<T> await(Object key, Duration atMost, Supplier<Optional<T>> question)
            throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            // Registered before the question is asked: a change after the answer wakes us.
            CompletableFuture<Void> sleeper =
                    sleepers.computeIfAbsent(key, any -> new CompletableFuture<>());
            Optional<T> answer = question.get();
            long left = end - System.nanoTime();
            if (answer.isPresent() || left <= 0 || isOver) return answer;
            sleep(sleeper, left);
        }
    }

    private static void sleep(CompletableFuture<Void> sleeper, long nanos)
            throws InterruptedException {
        try {
            sleeper.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException timeIsUp) {
            // The question is asked once more, and that is the answer.
        } catch (ExecutionException e) {
            throw new AssertionError("a sleeper never fails", e);
        }
    }
}
