package dev.tarmac.agent;

import dev.tarmac.agent.driver.Drivers;
import dev.tarmac.agent.network.IdleNics;
import dev.tarmac.agent.network.Neighbours;
import dev.tarmac.facts.LinkNeighbour;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Finds out, beside everything else, which switch ports this machine hangs on. Nothing waits for
/// it: what it finds is reported when it is found.
final class Cables implements Neighbours.Heard {
    private final Path sys;
    private final Path proc;
    private final Drivers drivers;
    private final FactsReport facts;
    private final Consumer<String> tell;
    private final Neighbours neighbours;

    /// @param tell takes lines for the console
    Cables(Path sys, Path proc, Drivers drivers, FactsReport facts, Consumer<String> tell) {
        this.sys = sys;
        this.proc = proc;
        this.drivers = drivers;
        this.facts = facts;
        this.tell = tell;
        this.neighbours = new Neighbours(sys, this, tell);
    }

    /// From the first moment on that the boot NIC is up: a switch speaks when it sees a link, and
    /// then not for half a minute.
    void listenOn(String bootNic) {
        neighbours.listenOn(bootNic);
        Thread ears = new Thread(this::listen, "neighbours");
        ears.setDaemon(true);
        ears.start();
    }

    private void listen() {
        drivers.loadNamed("af_packet");
        neighbours.run();
    }

    /// Some drivers take seconds until their card is on.
    void switchOnOthers(String bootMac) {
        List<String> others = IdleNics.names(sys, bootMac);
        if (others.isEmpty()) return;
        Thread switching = new Thread(() -> switchOn(others), "idle NICs");
        switching.setDaemon(true);
        switching.start();
    }

    private void switchOn(List<String> nics) {
        for (String nic : nics) {
            neighbours.listenOn(nic);
            try {
                IdleNics.switchOn(proc, nic);
            } catch (Refused e) {
                tell.accept(e.getMessage());
            }
        }
    }

    @Override
    public void heard(String nic, LinkNeighbour neighbour) throws InterruptedException {
        try {
            facts.heard(nic, neighbour);
        } catch (Refused e) {
            tell.accept(e.getMessage());
        }
    }
}
