package dev.tarmac.agent.network;

import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.NativeMemory;
import dev.tarmac.agent.linux.PacketSocket;
import dev.tarmac.facts.LinkNeighbour;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Hears, beside everything else, what the switches say of the ports that this machine hangs on.
/// They speak every 30 s; what one says for the first time is passed on at once, what it says
/// otherwise than before at most as often as switches speak.
public final class Neighbours implements Runnable {
    /// "Nearest bridge" (IEEE 802.1AB, table 7-1): no switch passes it on.
    private static final byte[] NEAREST = {1, (byte) 0x80, (byte) 0xc2, 0, 0, 0x0e};

    private static final long CHANGE_NANOS = 30_000_000_000L;
    private static final int LONGEST_PACKET = 9_216;

    private final Path sys;
    private final Heard heard;
    private final Consumer<String> tell;
    private final List<String> waiting = new ArrayList<>();
    private final Map<String, LinkNeighbour> known = new HashMap<>();
    private final Map<String, Long> toldAt = new HashMap<>();
    private Optional<PacketSocket> open = Optional.empty();

    /// Takes what the switch at an interface says.
    @FunctionalInterface
    public interface Heard {
        void heard(String nic, LinkNeighbour neighbour) throws InterruptedException;
    }

    /// @param tell takes lines for the console
    public Neighbours(Path sys, Heard heard, Consumer<String> tell) {
        this.sys = sys;
        this.heard = heard;
        this.tell = tell;
    }

    /// Now, or as soon as anything is heard at all.
    public synchronized void listenOn(String nic) {
        if (open.isPresent()) join(open.get(), nic);
        else waiting.add(nic);
    }

    /// Listens for as long as the machine runs.
    @Override
    public void run() {
        NativeMemory packet = NativeMemory.allocate(LONGEST_PACKET);
        try (PacketSocket socket = PacketSocket.open(Lldp.ETHERTYPE)) {
            joinAll(socket);
            while (true) {
                int length = socket.receive(packet);
                Optional<String> nic = nic(socket.interfaceIndex());
                Optional<LinkNeighbour> neighbour =
                        Lldp.neighbour(packet.buffer().duplicate().limit(length));
                if (nic.isPresent() && neighbour.isPresent()) said(nic.get(), neighbour.get());
            }
        } catch (LinuxException e) {
            tell.accept("no switch can be heard: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void joinAll(PacketSocket socket) {
        for (String nic : waiting) join(socket, nic);
        waiting.clear();
        open = Optional.of(socket);
    }

    /// An interface that went away meanwhile has no neighbour.
    private void join(PacketSocket socket, String nic) {
        int index = index(nic);
        if (index == 0) return;
        try {
            socket.join(index, NEAREST);
        } catch (LinuxException e) {
            tell.accept("the switch at " + nic + " cannot be heard: " + e.getMessage());
        }
    }

    private void said(String nic, LinkNeighbour neighbour) throws InterruptedException {
        long now = System.nanoTime();
        Long before = toldAt.get(nic);
        if (neighbour.equals(known.get(nic)) || (before != null && now - before < CHANGE_NANOS))
            return;
        toldAt.put(nic, now);
        known.put(nic, neighbour);
        tell.accept(nic + " hangs on " + neighbour);
        heard.heard(nic, neighbour);
    }

    private int index(String nic) {
        return (int) KernelFiles.number(sys.resolve("class/net/" + nic + "/ifindex"), 0);
    }

    /// Of those with hardware: what a bridge or a tunnel hears is no cable of this machine.
    private Optional<String> nic(int index) {
        for (Path nic : KernelFiles.entries(sys.resolve("class/net")))
            if (index(nic.getFileName().toString()) == index
                    && nic.resolve("device").toFile().exists())
                return Optional.of(nic.getFileName().toString());
        return Optional.empty();
    }
}
