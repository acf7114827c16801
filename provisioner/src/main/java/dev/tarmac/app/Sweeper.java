package dev.tarmac.app;

import dev.tarmac.install.Overdue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks for overdue installs every second, from the start on.
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Overdue overdue;
    private final Thread thread;

    private Sweeper(Overdue overdue) {
        this.overdue = overdue;
        this.thread = Thread.ofPlatform().name("overdue").daemon().unstarted(this::run);
    }

    static Sweeper start(Overdue overdue) {
        Sweeper sweeper = new Sweeper(overdue);
        sweeper.thread.start();
        return sweeper;
    }

    private void run() {
        try {
            do sweep();
            while (!closed.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            overdue.sweep();
        } catch (RuntimeException e) {
            LOG.error("overdue installs could not be looked at; trying again", e);
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
