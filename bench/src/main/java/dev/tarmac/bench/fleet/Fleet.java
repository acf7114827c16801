package dev.tarmac.bench.fleet;

import dev.tarmac.agent.network.HttpAddress;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Machines that are switched on, each with threads of its own; thousands fit into one process.
public final class Fleet implements AutoCloseable {
    private final HttpAddress server;
    private final FleetListener listener;
    private final Set<Thread> machines = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    /// @param server address of its HTTP
    public Fleet(URI server, FleetListener listener) {
        this.server = HttpAddress.parse(server.toString());
        this.listener = listener;
    }

    /// Presses the machine's power button.
    public void start(RackMachine machine, Tempo tempo) {
        Thread thread =
                Thread.ofVirtual()
                        .name("machine " + machine.mac())
                        .unstarted(() -> run(machine, tempo));
        machines.add(thread);
        thread.start();
        if (isClosed) thread.interrupt();
    }

    private void run(RackMachine machine, Tempo tempo) {
        try {
            new SimulatedMachine(machine, server, tempo, listener).run();
            listener.ended(machine.mac());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            machines.remove(Thread.currentThread());
        }
    }

    /// How many are on.
    public int size() {
        return machines.size();
    }

    /// Pulls every plug.
    @Override
    public void close() {
        isClosed = true;
        machines.forEach(Thread::interrupt);
        try {
            for (Thread machine : machines) machine.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
