package dev.tarmac.agent.image;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// The threads of one pass, begun and awaited together.
record PassThreads(List<PassThread> threads) {
    PassThreads {
        threads = List.copyOf(threads);
    }

    void start() {
        for (PassThread thread : threads) thread.start();
    }

    void join() throws InterruptedException {
        for (PassThread thread : threads) thread.join();
    }

    /// Whether all of them end in time. An interrupt does not cut this short: whoever interrupts
    /// wants the pass to end, and may say so more than once.
    boolean endWithin(long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean interrupted = false;
        boolean ended = true;
        for (PassThread thread : threads) {
            while (thread.isAlive() && ended) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                try {
                    if (left > 0) thread.join(left);
                    else ended = false;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        return ended;
    }
}
