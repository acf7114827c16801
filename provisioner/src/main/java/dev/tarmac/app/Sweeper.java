package dev.tarmac.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Does what has to be done again and again, every second from the start on, one after the other.
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Runnable> duties;
    private final Thread thread;

    private Sweeper(List<Runnable> duties) {
        this.duties = List.copyOf(duties);
        this.thread = Thread.ofPlatform().name("sweeper").daemon().unstarted(this::run);
    }

    static Sweeper start(List<Runnable> duties) {
        Sweeper sweeper = new Sweeper(duties);
        sweeper.thread.start();
        return sweeper;
    }

    private void run() {
        try {
            do duties.forEach(Sweeper::attempt);
            while (!closed.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(Runnable duty) {
        try {
            duty.run();
        } catch (RuntimeException e) {
            LOG.error("a duty of every second failed; trying again", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
