package dev.tarmac.bench.inventory;

import dev.tarmac.bench.fleet.Acknowledged;
import dev.tarmac.bench.fleet.Fleet;
import dev.tarmac.bench.fleet.FleetListener;
import dev.tarmac.bench.fleet.Hardware;
import dev.tarmac.bench.fleet.LoneServer;
import dev.tarmac.bench.fleet.RackMachine;
import dev.tarmac.bench.fleet.Tempo;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Keeps so many agents at work: when a machine is through, the next one of the inventory takes its
/// place. Those of the beginning are spread over the length of an install, as if they had been
/// ordered one after the other.
final class Shift implements FleetListener, AutoCloseable {
    /// A usual image over a usual network.
    private static final Duration IMAGE = Duration.ofSeconds(60);

    private static final Tempo TEMPO =
            new Tempo(Duration.ofSeconds(1), Duration.ofMillis(200), IMAGE, Duration.ofSeconds(1));

    private final LoneServer server;
    private final String profile;
    private final int machines;
    private final Consumer<String> says;
    private final Fleet fleet;
    private final Acknowledged acknowledged = new Acknowledged();
    private final Times reports = new Times();
    private final AtomicLong beats = new AtomicLong();
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> began = ConcurrentHashMap.newKeySet();
    private final CountDownLatch everybody;
    private volatile boolean isOver;

    /// @param machines how many there are; after the last one comes nobody
    /// @param agents how many are at work
    Shift(LoneServer server, String profile, int machines, int agents, Consumer<String> says) {
        this.server = server;
        this.profile = profile;
        this.machines = machines;
        this.says = says;
        this.everybody = new CountDownLatch(agents);
        this.fleet = new Fleet(server.address(), this);
    }

    /// Puts the first ones to work.
    ///
    /// @return whether each of them told something within that time
    boolean begin(Duration limit) throws Refused, IOException, InterruptedException {
        long count = everybody.getCount();
        for (int number = 0; number < count; number++) {
            long millis = 1 + ThreadLocalRandom.current().nextLong(IMAGE.toMillis());
            order(TEMPO.withImage(Duration.ofMillis(millis)));
        }
        return everybody.await(limit.toSeconds(), TimeUnit.SECONDS);
    }

    private void order(Tempo tempo) throws Refused, IOException, InterruptedException {
        int number = next.getAndIncrement();
        if (number >= machines) return;
        String mac = Hardware.mac(number);
        server.api().putMachine(mac, profile);
        server.api().order(mac, false);
        fleet.start(RackMachine.of(number), tempo);
    }

    @Override
    public void acknowledged(String mac, List<AgentEvent> events, long nanos) {
        acknowledged.acknowledged(mac, events, nanos);
        reports.add(nanos);
        if (began.add(mac)) everybody.countDown();
    }

    @Override
    public void beat(String mac) {
        beats.incrementAndGet();
    }

    @Override
    public void ended(String mac) {
        if (isOver) return;
        try {
            order(TEMPO);
        } catch (Refused | IOException e) {
            if (!isOver) says.accept("nobody follows on " + mac + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How long each report of events took.
    Times reports() {
        return reports;
    }

    /// Signs of life until now.
    long beats() {
        return beats.get();
    }

    Acknowledged told() {
        return acknowledged;
    }

    /// Nobody follows any more.
    void end() {
        isOver = true;
    }

    @Override
    public void close() {
        isOver = true;
        fleet.close();
    }
}
