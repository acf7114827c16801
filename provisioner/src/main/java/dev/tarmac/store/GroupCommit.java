package dev.tarmac.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/// Writes for whoever waits, in one transaction: while one flush of the disk is under way, the next
/// changes gather. Each change stands alone: one that fails is undone and told to who made it, the
/// others stay.
///
/// One thread of the operating system does it for all. Requests have virtual threads, of which only
/// as many run as there are processors: one that waited for the disk in SQLite's own code held a
/// processor's place all the while.
final class GroupCommit implements AutoCloseable {
    /// Of a transaction, so that readers of the log file are not held up for long.
    private static final int MOST_AT_ONCE = 256;

    private static final String ALONE = "change";
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Jdbi write;
    private final BlockingQueue<Entry<?>> waiting = new LinkedBlockingQueue<>();
    private final Entry<Boolean> end = new Entry<>(handle -> true);
    private final Consumer<Duration> committed;
    private final Thread writer;

    /// Of the writer; null until it is needed.
    private Handle handle;

    /// @param committed told how long each transaction took that reached the disk
    GroupCommit(Jdbi write, Consumer<Duration> committed) {
        this.write = write;
        this.committed = committed;
        this.writer = Thread.ofPlatform().name("writer").daemon().start(this::writeAll);
    }

    /// The change has reached the disk when this returns.
    <T> T run(Function<Handle, T> change) {
        if (Thread.currentThread().equals(writer))
            throw new IllegalStateException("a write inside a write would wait for itself");
        Entry<T> mine = new Entry<>(change);
        waiting.add(mine);
        // Whoever comes after the end is told so by who finds him waiting.
        if (end.isOver()) refuseRest();
        return mine.outcome();
    }

    private void writeAll() {
        List<Entry<?>> batch = new ArrayList<>();
        try {
            while (!batch.contains(end)) {
                batch.clear();
                batch.add(waiting.take());
                waiting.drainTo(batch, MOST_AT_ONCE - 1);
                write(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end.end(null);
        }
        letGo();
        refuseRest();
    }

    private void write(List<Entry<?>> batch) {
        Throwable lost = null;
        long start = System.nanoTime();
        try {
            if (handle == null) handle = open();
            handle.useTransaction(
                    in -> {
                        for (Entry<?> entry : batch) entry.apply(in, batch.size() > 1);
                    });
            committed.accept(Duration.ofNanos(System.nanoTime() - start));
        } catch (RuntimeException | Error e) {
            lost = e;
            letGo();
        }
        for (Entry<?> entry : batch) entry.end(lost);
    }

    private Handle open() {
        return write.open().setStatementBuilder(new KeptStatements());
    }

    /// What did not work once may have left the connection in a state that nobody knows.
    private void letGo() {
        if (handle == null) return;
        try {
            handle.close();
        } catch (RuntimeException e) {
            LOG.warn("a connection to the database does not close: {}", e.toString());
        }
        handle = null;
    }

    private void refuseRest() {
        for (Entry<?> late = waiting.poll(); late != null; late = waiting.poll())
            late.end(new IllegalStateException("the database is closed"));
    }

    /// Writes what waits, then takes nothing more.
    @Override
    public void close() {
        if (end.isOver()) return;
        waiting.add(end);
        end.outcome();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Entry<T> {
        private final Function<Handle, T> change;
        private final CompletableFuture<T> over = new CompletableFuture<>();
        private T result;
        private RuntimeException failure;

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
        void end(Throwable lost) {
            if (failure != null) over.completeExceptionally(failure);
            else if (lost != null) over.completeExceptionally(lost);
            else over.complete(result);
        }

        boolean isOver() {
            return over.isDone();
        }

        T outcome() {
            try {
                return over.join();
            } catch (CompletionException e) {
                switch (e.getCause()) {
                    case RuntimeException failed -> throw failed;
                    case Error failed -> throw failed;
                    case Throwable other -> throw new IllegalStateException(other);
                }
            }
        }
    }
}
