package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.Ip4Address;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Group commit: while one batch of leases is on its way to the disk, the next one gathers, so that
/// one flush keeps as many leases as came in meanwhile. What waits for its lease ([#whenKept]) goes
/// on after the flush.
///
/// A batch that could not be kept stays here and is a part of the next one; only the newest word on
/// each address counts, so that it never grows beyond the pools.
public final class LeaseJournal implements AutoCloseable {
    /// Above it the disk does not follow, and new leases are not worth promising.
    private static final int FAR_BEHIND = 20_000;

    private sealed interface Entry {
        record Change(Ip4Address address, Optional<Lease> lease) implements Entry {}

        record Mark(Runnable kept, Consumer<RuntimeException> failed) implements Entry {}

        record End() implements Entry {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(LeaseJournal.class);

    private final LeaseStore store;
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final SequencedMap<Ip4Address, Optional<Lease>> unsaved = new LinkedHashMap<>();
    private final Thread writer;

    public LeaseJournal(LeaseStore store) {
        this.store = store;
        this.writer = Thread.ofPlatform().name("leases").daemon().start(this::write);
    }

    void changed(Ip4Address address, Optional<Lease> lease) {
        entries.add(new Entry.Change(address, lease));
    }

    /// Calls `kept` when everything that changed before this call is kept, or `failed` when it is
    /// not; either on the journal's own thread.
    public void whenKept(Runnable kept, Consumer<RuntimeException> failed) {
        entries.add(new Entry.Mark(kept, failed));
    }

    /// Whether so much waits for the disk that clients have given up before it is there.
    public boolean isFarBehind() {
        return entries.size() > FAR_BEHIND;
    }

    private void write() {
        List<Entry> batch = new ArrayList<>();
        boolean isOver = false;
        while (!isOver) {
            batch.clear();
            try {
                batch.add(entries.take());
            } catch (InterruptedException e) {
                return;
            }
            entries.drainTo(batch);
            isOver = keep(batch);
        }
    }

    /// Whether the end was in it.
    private boolean keep(List<Entry> batch) {
        List<Entry.Mark> marks = new ArrayList<>();
        boolean isOver = false;
        for (Entry entry : batch)
            switch (entry) {
                // The newest word comes last: the store sees addresses in the order they changed.
                case Entry.Change(Ip4Address address, Optional<Lease> lease) ->
                        unsaved.putLast(address, lease);
                case Entry.Mark mark -> marks.add(mark);
                case Entry.End() -> isOver = true;
            }
        Optional<RuntimeException> failure = save();
        for (Entry.Mark mark : marks) tell(mark, failure);
        return isOver;
    }

    /// The journal goes on whatever becomes of one answer.
    private static void tell(Entry.Mark mark, Optional<RuntimeException> failure) {
        try {
            failure.ifPresentOrElse(mark.failed(), mark.kept());
        } catch (RuntimeException e) {
            LOG.error("a DHCP answer did not leave after its lease was kept", e);
        }
    }

    private Optional<RuntimeException> save() {
        if (unsaved.isEmpty()) return Optional.empty();
        try {
            store.save(unsaved);
            unsaved.clear();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    /// Keeps what is waiting, then ends.
    @Override
    public void close() {
        entries.add(new Entry.End());
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
