package dev.tarmac.agent.image;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Waits between attempts to reach a server that is away. Ends at once when the pass is stopped.
final class Patience {
    private final Consumer<String> away;
    private boolean stopped;

    /// @param away hears why it has to wait
    Patience(Consumer<String> away) {
        this.away = away;
    }

    synchronized void pause(String reason, long millis) throws Stopped {
        if (!stopped) away.accept(reason);
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
