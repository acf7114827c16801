package dev.tarmac.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// Writes for whoever waits, in one transaction: while one flush of the disk is under way, the next
/// changes gather, and one of those that made them writes them all down. Each change stands alone:
/// one that fails is undone and told to who made it, the others stay.
final class GroupCommit {
    /// Of a transaction, so that readers of the log file are not held up for long.
    private static final int MOST_AT_ONCE = 256;

    private static final String ALONE = "change";

    private final Jdbi write;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Entry<?>> waiting = new ConcurrentLinkedQueue<>();

    private final Consumer<Duration> committed;

    /// @param committed told how long each transaction took that reached the disk
    GroupCommit(Jdbi write, Consumer<Duration> committed) {
        this.write = write;
        this.committed = committed;
    }

    /// The change has reached the disk when this returns.
    <T> T run(Function<Handle, T> change) {
        Entry<T> mine = new Entry<>(change);
        waiting.add(mine);
        turn.lock();
        try {
            while (!mine.isOver) writeSome();
        } finally {
            turn.unlock();
        }
        return mine.outcome();
    }

    private void writeSome() {
        List<Entry<?>> batch = new ArrayList<>();
        while (batch.size() < MOST_AT_ONCE && !waiting.isEmpty()) batch.add(waiting.remove());
        RuntimeException lost = null;
        long start = System.nanoTime();
        try {
            write.useTransaction(
                    handle -> {
                        for (Entry<?> entry : batch) entry.apply(handle, batch.size() > 1);
                    });
            committed.accept(Duration.ofNanos(System.nanoTime() - start));
        } catch (RuntimeException e) {
            lost = e;
        }
        for (Entry<?> entry : batch) entry.end(lost);
    }

    private static final class Entry<T> {
        private final Function<Handle, T> change;
        private T result;
        private RuntimeException failure;
        private boolean isOver;

        Entry(Function<Handle, T> change) {
            this.change = change;
        }

        void apply(Handle handle, boolean amongOthers) {
            if (!amongOthers) {
                result = change.apply(handle);
                return;
            }
            handle.savepoint(ALONE);
            try {
                result = change.apply(handle);
                handle.releaseSavepoint(ALONE);
            } catch (RuntimeException e) {
                handle.rollbackToSavepoint(ALONE);
                failure = e;
            }
        }

        /// @param lost why the whole transaction did not come about; null when it did
        void end(RuntimeException lost) {
            if (failure == null) failure = lost;
            isOver = true;
        }

        T outcome() {
            if (failure != null) throw failure;
            return result;
        }
    }
}
