package dev.tarmac.boot;

import dev.tarmac.install.Watch;
import dev.tarmac.ledger.BootId;
import dev.tarmac.ledger.Moment;
import dev.tarmac.ledger.Moment.Kind;
import dev.tarmac.ledger.Seen;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// Writes what happens on the boot network into the ledger, in its order, off the threads that
/// answer machines: what gathers while the disk is busy goes to it together. When the disk cannot
/// follow, moments are lost and machines are not.
public final class NetworkDiary implements PxeEvents, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkDiary.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 256;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int MOST_LOCATIONS = 16_384;

    private final Watch watch;
    private final BiConsumer<MacAddress, Location> plugged;
    private final Map<MacAddress, Location> locations = new ConcurrentHashMap<>();
    private final LostMoments lost =
            new LostMoments(
                    InstantSource.system(),
                    count ->
                            LOG.warn(
                                    "{} moments of boots are not in the ledger, too much happens at"
                                            + " once",
                                    count));
    private final BlockingQueue<Entry> entries = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;

    private sealed interface Entry {
        /// @param boot completed when it is written down
        record Note(Seen seen, CompletableFuture<BootId> boot) implements Entry {}

        record Plugged(MacAddress mac, Location location) implements Entry {}

        record End() implements Entry {}
    }

    /// @param plugged told where a machine that boots is plugged in, when that is news
    public NetworkDiary(Watch watch, BiConsumer<MacAddress, Location> plugged) {
        this.watch = watch;
        this.plugged = plugged;
        this.writer = Thread.ofPlatform().name("diary").daemon().start(this::write);
    }

    @Override
    public void on(PxeEvent event) {
        Optional<Seen> seen = seen(event);
        if (seen.isEmpty()) return;
        note(seen.get());
        // The first is all there is where another server gives the addresses.
        switch (event) {
            case PxeEvent.DiscoverSeen asked -> locate(asked.mac(), asked.location());
            case PxeEvent.AddressGiven given -> locate(given.mac(), given.location());
            default -> {}
        }
    }

    /// Writes it down later; who waits for nothing is not held up by the disk.
    void note(Seen seen) {
        later(new Entry.Note(seen, new CompletableFuture<>()));
    }

    /// The boot that it belongs to, once it and all that was told before are written down.
    CompletableFuture<BootId> noted(Seen seen) {
        CompletableFuture<BootId> boot = new CompletableFuture<>();
        if (!entries.offer(new Entry.Note(seen, boot)))
            boot.completeExceptionally(
                    new IllegalStateException("the database is far behind; see its disk"));
        return boot;
    }

    private void locate(MacAddress mac, Location location) {
        if (!location.isKnown()) return;
        if (locations.size() > MOST_LOCATIONS) locations.clear();
        if (!location.equals(locations.put(mac, location))) later(new Entry.Plugged(mac, location));
    }

    private void later(Entry entry) {
        if (!entries.offer(entry)) lost.add();
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
            entries.drainTo(batch, MOST_AT_ONCE);
            isOver = write(batch);
        }
    }

    /// Whether the end was in it.
    private boolean write(List<Entry> batch) {
        List<Entry.Note> notes = new ArrayList<>();
        boolean isOver = false;
        for (Entry entry : batch)
            switch (entry) {
                case Entry.Note note -> notes.add(note);
                case Entry.Plugged(MacAddress mac, Location location) -> plug(mac, location);
                case Entry.End() -> isOver = true;
            }
        if (!notes.isEmpty()) write(notes, notes.size() > 1);
        return isOver;
    }

    /// @param amongOthers when they cannot be written together, each is tried alone
    private void write(List<Entry.Note> notes, boolean amongOthers) {
        try {
            List<BootId> boots = watch.note(notes.stream().map(Entry.Note::seen).toList());
            for (int number = 0; number < notes.size(); number++)
                notes.get(number).boot().complete(boots.get(number));
            lost.tell();
        } catch (RuntimeException e) {
            if (amongOthers) {
                for (Entry.Note note : notes) write(List.of(note), false);
                return;
            }
            LOG.error("{} could not be written down", notes.getFirst().seen(), e);
            notes.getFirst().boot().completeExceptionally(e);
        }
    }

    private void plug(MacAddress mac, Location location) {
        try {
            plugged.accept(mac, location);
        } catch (RuntimeException e) {
            LOG.error("{}: {} could not be written down", mac, location, e);
        }
    }

    private static Optional<Seen> seen(PxeEvent event) {
        return switch (event) {
            case PxeEvent.DiscoverSeen seen ->
                    seen(
                            seen.mac(),
                            new Moment(
                                    seen.loader() == Loader.OUR_IPXE
                                            ? Kind.LOADER_DISCOVER
                                            : Kind.DISCOVER,
                                    seen.at(),
                                    seen.arch().toString(),
                                    0));
            // An installed system that renews its address is no boot.
            case PxeEvent.AddressGiven given when given.loader().isEmpty() -> Optional.empty();
            case PxeEvent.AddressGiven given ->
                    seen(
                            given.mac(),
                            new Moment(Kind.ADDRESS, given.at(), given.address().toString(), 0));
            case PxeEvent.TransferStarted started ->
                    seen(
                            started.mac(),
                            new Moment(
                                    Kind.TRANSFER_STARTED,
                                    started.at(),
                                    started.file(),
                                    started.bytes()));
            case PxeEvent.TransferFinished finished ->
                    seen(
                            finished.mac(),
                            new Moment(
                                    Kind.TRANSFER_FINISHED,
                                    finished.at(),
                                    finished.file(),
                                    finished.bytes()));
            case PxeEvent.TransferFailed failed ->
                    seen(
                            failed.mac(),
                            new Moment(
                                    Kind.TRANSFER_FAILED,
                                    failed.at(),
                                    failed.file(),
                                    failed.bytes()));
            case PxeEvent.LoaderFetched fetched ->
                    seen(
                            fetched.mac(),
                            new Moment(
                                    Kind.LOADER_FETCHED,
                                    fetched.at(),
                                    fetched.file(),
                                    fetched.bytes()));
            case PxeEvent.Unanswered _,
                    PxeEvent.OtherServerChosen _,
                    PxeEvent.ProxyIgnored _,
                    PxeEvent.DhcpHandled _,
                    PxeEvent.RelayUnknown _,
                    PxeEvent.TransferAgreed _,
                    PxeEvent.TransferRefused _,
                    PxeEvent.TransferSilent _ ->
                    Optional.empty();
        };
    }

    private static Optional<Seen> seen(MacAddress mac, Moment moment) {
        return Optional.of(new Seen(mac, moment));
    }

    private static Optional<Seen> seen(Optional<MacAddress> mac, Moment moment) {
        return mac.map(known -> new Seen(known, moment));
    }

    /// Writes down what is waiting, then ends.
    @Override
    public void close() {
        try {
            entries.put(new Entry.End());
            if (!writer.join(LAST_WORDS)) writer.interrupt();
        } catch (InterruptedException e) {
            writer.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
