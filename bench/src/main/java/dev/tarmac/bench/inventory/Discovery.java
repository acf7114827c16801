package dev.tarmac.bench.inventory;

import dev.tarmac.bench.fleet.Behaviour;
import dev.tarmac.bench.fleet.Fleet;
import dev.tarmac.bench.fleet.FleetListener;
import dev.tarmac.bench.fleet.RackMachine;
import dev.tarmac.bench.fleet.Tempo;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Fills the inventory the way it fills: each machine boots the agent, reports what it is made of
/// and is switched off again.
final class Discovery implements FleetListener {
    private static final int AT_ONCE = 64;

    private static final Tempo AT_ONCE_UP =
            new Tempo(Duration.ZERO, Tempo.QUICK.step(), Tempo.QUICK.image(), Tempo.QUICK.beat());

    private final Semaphore places = new Semaphore(AT_ONCE);

    private Discovery() {}

    /// Returns when the server knows them all.
    static void run(URI server, int machines) throws InterruptedException {
        Discovery discovery = new Discovery();
        try (Fleet fleet = new Fleet(server, discovery)) {
            for (int number = 0; number < machines; number++) {
                discovery.places.acquire();
                fleet.start(RackMachine.of(number).that(new Behaviour.IsOnlySeen()), AT_ONCE_UP);
            }
            discovery.places.acquire(AT_ONCE);
        }
    }

    @Override
    public void ended(String mac) {
        places.release();
    }
}
