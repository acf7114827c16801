package dev.tarmac.agent;

import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next try: doubling from 0.2 s to 5 s, with some chance in it, so
/// that a rack that lost its server does not come back in step.
final class Backoff {
    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 5_000;

    private long next = FIRST_MILLIS;

    /// Sleeps; the next sleep is longer.
    void pause() throws InterruptedException {
        Thread.sleep(next / 2 + ThreadLocalRandom.current().nextLong(next / 2 + 1));
        next = Math.min(LONGEST_MILLIS, next * 2);
    }

    void reset() {
        next = FIRST_MILLIS;
    }
}
