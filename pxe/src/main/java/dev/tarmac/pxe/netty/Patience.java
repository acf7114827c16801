package dev.tarmac.pxe.netty;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One moment to wait for, which is put off at every packet. The thread's timer is left alone by
/// that: when it rings too early it is set anew. Used on one thread.
final class Patience {
    private final Runnable over;
    private ScheduledFuture<?> timer;
    private long ringsAt;
    private long deadline;

    /// @param over runs on the thread of the wait when the time has come
    Patience(Runnable over) {
        this.over = over;
    }

    /// Waits from now on; replaces the wait before.
    void until(EventExecutor thread, Duration wait) {
        long now = System.nanoTime();
        deadline = now + wait.toNanos();
        if (timer != null && ringsAt - deadline <= 0) return;
        end();
        set(thread, now);
    }

    private void set(EventExecutor thread, long now) {
        ringsAt = deadline;
        timer = thread.schedule(() -> ring(thread), deadline - now, TimeUnit.NANOSECONDS);
    }

    private void ring(EventExecutor thread) {
        timer = null;
        long now = System.nanoTime();
        if (deadline - now > 0) set(thread, now);
        else over.run();
    }

    void end() {
        if (timer == null) return;
        timer.cancel(false);
        timer = null;
    }
}
