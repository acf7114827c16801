package dev.tarmac.agent.network;

import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next try: doubling from 0.2 s to 5 s, with some chance in it, so
/// that a rack that lost its server does not come back in step.
public final class Backoff {
    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 5_000;

    private long longest = FIRST_MILLIS;

    /// What to wait now; the next time it is more.
    public long nextMillis() {
        long millis = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        longest = Math.min(LONGEST_MILLIS, longest * 2);
        return millis;
    }

    /// Waits that long.
    public void pause() throws InterruptedException {
        Thread.sleep(nextMillis());
    }

    public void reset() {
        longest = FIRST_MILLIS;
    }
}
