package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.dhcp.lease.Leases;
import dev.tarmac.pxe.dhcp.lease.Occupancy;
import dev.tarmac.pxe.linux.ArpTable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Looks, in the background and ahead of time, whether anybody answers on addresses that nobody has
/// a lease of, so that there is a stock of checked free ones and no OFFER waits for an echo. An
/// echo request makes Linux ask by ARP in our own networks, which also finds machines that answer
/// no echo.
final class NeighbourWatch implements Occupancy, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NeighbourWatch.class);
    private static final int AT_ONCE = 16;
    private static final int PATIENCE_MILLIS = 500;

    /// Addresses of a network that are looked at in one round: spread over its pools, so that each
    /// machine has some near its own place.
    private static final int STOCK = 2048;

    private static final Duration ROUND = Duration.ofMinutes(5);

    /// A look counts until after the next round.
    private static final Duration COUNTS = ROUND.multipliedBy(3);

    private record Look(boolean taken, Instant at) {}

    /// Whether anybody has that address now.
    @FunctionalInterface
    interface Echo {
        boolean answers(Ip4Address address) throws IOException;
    }

    private final Echo echo;

    private final ConcurrentNavigableMap<Ip4Address, Look> looks = new ConcurrentSkipListMap<>();
    private final ExecutorService lookers =
            Executors.newFixedThreadPool(
                    AT_ONCE, Thread.ofPlatform().name("neighbours-", 0).daemon().factory());
    private volatile boolean isWatching;
    private Thread rounds;

    NeighbourWatch() {
        this(address -> address.toInet().isReachable(PATIENCE_MILLIS) || ArpTable.has(address));
    }

    NeighbourWatch(Echo echo) {
        this.echo = echo;
    }

    @Override
    public State of(Ip4Address address, Instant now) {
        if (!isWatching) return State.FREE;
        Look look = looks.get(address);
        if (look == null || now.isAfter(look.at.plus(COUNTS))) return State.UNKNOWN;
        return look.taken ? State.TAKEN : State.FREE;
    }

    @Override
    public Optional<Ip4Address> checked(
            Ip4Address first, Ip4Address last, Predicate<Ip4Address> isGood, Instant now) {
        // Pools need not be in order.
        if (first.compareTo(last) > 0) return Optional.empty();
        for (Map.Entry<Ip4Address, Look> look : looks.subMap(first, true, last, true).entrySet())
            if (isFree(look.getValue(), now) && isGood.test(look.getKey()))
                return Optional.of(look.getKey());
        return Optional.empty();
    }

    private static boolean isFree(Look look, Instant now) {
        return !look.taken && !now.isAfter(look.at.plus(COUNTS));
    }

    /// On the loopback interface every address answers, and nothing is watched.
    void start(PxeConfig config, Leases leases, Links links) {
        List<Network> networks =
                config.networks().stream()
                        .filter(network -> !network.isProxied() && !links.isOnLoopback(network))
                        .toList();
        if (networks.isEmpty()) return;
        isWatching = true;
        rounds =
                Thread.ofPlatform()
                        .name("neighbours")
                        .daemon()
                        .start(() -> watch(networks, leases));
    }

    private void watch(List<Network> networks, Leases leases) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Instant next = Instant.now().plus(ROUND);
                for (Network network : networks) round(network, leases);
                looks.values().removeIf(look -> Instant.now().isAfter(look.at.plus(COUNTS)));
                Thread.sleep(Duration.between(Instant.now(), next).plusMillis(1));
            }
        } catch (InterruptedException e) {
            LOG.debug("neighbours are watched no more");
        }
    }

    private void round(Network network, Leases leases) throws InterruptedException {
        long stride = Math.max(1, network.poolSize() / STOCK);
        List<Ip4Address> free = leases.unbooked(network, 0, stride, STOCK, Instant.now());
        List<Callable<Void>> all = new ArrayList<>();
        for (Ip4Address address : free)
            all.add(
                    () -> {
                        look(network, address, leases);
                        return null;
                    });
        lookers.invokeAll(all);
    }

    private void look(Network network, Ip4Address address, Leases leases) {
        try {
            boolean answers = echo.answers(address);
            // A round takes a while: who answers may have got the address from us in it.
            if (answers && leases.isBooked(network, address, Instant.now())) return;
            Look before = looks.put(address, new Look(answers, Instant.now()));
            if (answers && (before == null || !before.taken))
                LOG.warn(
                        "{} is in the pool, has no lease, and somebody answers on it: it is not"
                                + " handed out",
                        address);
        } catch (IOException e) {
            LOG.debug("{} could not be looked at", address, e);
        }
    }

    @Override
    public void close() {
        if (rounds != null) rounds.interrupt();
        lookers.shutdownNow();
        try {
            lookers.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
