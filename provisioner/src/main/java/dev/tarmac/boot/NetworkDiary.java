package dev.tarmac.boot;

import dev.tarmac.install.Watch;
import dev.tarmac.ledger.Moment;
import dev.tarmac.ledger.Moment.Kind;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// Writes what happens on the boot network into the ledger, one after the other, off the network's
/// threads. When the disk cannot follow, moments are lost and machines are not.
public final class NetworkDiary implements PxeEvents, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkDiary.class);
    private static final int MOST_WAITING = 10_000;
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
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().name("diary").daemon().factory());

    /// @param plugged told where a machine that boots is plugged in, when that is news
    public NetworkDiary(Watch watch, BiConsumer<MacAddress, Location> plugged) {
        this.watch = watch;
        this.plugged = plugged;
    }

    @Override
    public void on(PxeEvent event) {
        Entry entry = entry(event);
        if (entry.mac.isEmpty() || entry.moment.isEmpty()) return;
        later(() -> write(entry.mac.get(), entry.moment.get()));
        if (event instanceof PxeEvent.AddressGiven given && isNews(given))
            later(() -> plugged.accept(given.mac(), given.location()));
    }

    private boolean isNews(PxeEvent.AddressGiven given) {
        if (!given.location().isKnown()) return false;
        if (locations.size() > MOST_LOCATIONS) locations.clear();
        return !given.location().equals(locations.put(given.mac(), given.location()));
    }

    private void later(Runnable writing) {
        try {
            writer.execute(writing);
        } catch (RejectedExecutionException full) {
            lost.add();
        }
    }

    private void write(MacAddress mac, Moment moment) {
        try {
            watch.note(mac, moment);
            lost.tell();
        } catch (RuntimeException e) {
            LOG.error("{}: {} could not be written down", mac, moment, e);
        }
    }

    private record Entry(Optional<MacAddress> mac, Optional<Moment> moment) {
        static final Entry NOTHING = new Entry(Optional.empty(), Optional.empty());

        static Entry of(Optional<MacAddress> mac, Moment moment) {
            return new Entry(mac, Optional.of(moment));
        }
    }

    private static Entry entry(PxeEvent event) {
        return switch (event) {
            case PxeEvent.DiscoverSeen seen ->
                    Entry.of(
                            Optional.of(seen.mac()),
                            new Moment(
                                    seen.loader() == Loader.OUR_IPXE
                                            ? Kind.LOADER_DISCOVER
                                            : Kind.DISCOVER,
                                    seen.at(),
                                    seen.arch().toString(),
                                    0));
            // An installed system that renews its address is no boot.
            case PxeEvent.AddressGiven given when given.loader().isEmpty() -> Entry.NOTHING;
            case PxeEvent.AddressGiven given ->
                    Entry.of(
                            Optional.of(given.mac()),
                            new Moment(Kind.ADDRESS, given.at(), given.address().toString(), 0));
            case PxeEvent.TransferStarted started ->
                    Entry.of(
                            started.mac(),
                            new Moment(
                                    Kind.TRANSFER_STARTED,
                                    started.at(),
                                    started.file(),
                                    started.bytes()));
            case PxeEvent.TransferFinished finished ->
                    Entry.of(
                            finished.mac(),
                            new Moment(
                                    Kind.TRANSFER_FINISHED,
                                    finished.at(),
                                    finished.file(),
                                    finished.bytes()));
            case PxeEvent.TransferFailed failed ->
                    Entry.of(
                            failed.mac(),
                            new Moment(
                                    Kind.TRANSFER_FAILED,
                                    failed.at(),
                                    failed.file(),
                                    failed.bytes()));
            case PxeEvent.LoaderFetched fetched ->
                    Entry.of(
                            Optional.of(fetched.mac()),
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
                    Entry.NOTHING;
        };
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) writer.shutdownNow();
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
