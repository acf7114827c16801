package dev.tarmac.agent.image;

import java.util.concurrent.TimeUnit;

/// Waits between attempts to reach a server that is away: short at first, at most five seconds, for
/// ever. Ends at once when the pass is stopped.
final class Patience {
    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 5000;

    private final UnpackProgress progress;
    private boolean stopped;

    Patience(UnpackProgress progress) {
        this.progress = progress;
    }

    /// How long to wait the next time, given the last.
    static long after(long millis) {
        return Math.min(LONGEST_MILLIS, Math.max(FIRST_MILLIS, millis * 2));
    }

    synchronized void pause(String reason, long millis) throws Stopped {
        if (!stopped) progress.serverAway(reason);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (!stopped && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new Stopped();
            }
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        requireGoing();
    }

    synchronized void requireGoing() throws Stopped {
        if (stopped) throw new Stopped();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
