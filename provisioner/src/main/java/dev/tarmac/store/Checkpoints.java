package dev.tarmac.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;

import javax.sql.DataSource;

/// Copies the write-ahead log into the file while others go on writing. SQLite lets the one whose
/// commit makes the log too long do that, and every write behind it waits some ten milliseconds;
/// after this there is little left to copy for it (sqlite.org/wal.html, "Checkpointing").
final class Checkpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /// Some thousand pages under load; those that change again and again are copied once.
    private static final int COMMITS = 512;

    private final DataSource source;
    private final Semaphore commits = new Semaphore(0);
    private final Thread thread;

    Checkpoints(DataSource source) {
        this.source = source;
        this.thread = Thread.ofPlatform().name("checkpoints").daemon().start(this::run);
    }

    /// Called for each transaction that reached the disk.
    void committed() {
        commits.release();
    }

    private void run() {
        try {
            while (true) {
                commits.acquire(COMMITS);
                commits.drainPermits();
                copy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(passive)");
        } catch (SQLException e) {
            LOG.warn("the database's log is not copied into its file yet: {}", e.toString());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
