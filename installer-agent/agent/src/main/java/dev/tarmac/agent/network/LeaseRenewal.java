package dev.tarmac.agent.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// Keeps the boot loader's lease: asks the DHCP server by unicast at half of its time, and more
/// often when it keeps still. Ends when the server refuses; the console says so.
public final class LeaseRenewal extends Thread {
    private static final int CLIENT_PORT = 68;
    private static final int SERVER_PORT = 67;
    private static final int ANSWER_MILLIS = 4_000;
    private static final long SHORTEST_PAUSE_SECONDS = 10;

    private final BootParameters boot;
    private final Ipv4 server;
    private final long ageSeconds;
    private final Consumer<String> tell;

    private LeaseRenewal(BootParameters boot, Ipv4 server, long ageSeconds, Consumer<String> tell) {
        super("lease");
        setDaemon(true);
        this.boot = boot;
        this.server = server;
        this.ageSeconds = ageSeconds;
        this.tell = tell;
    }

    /// Starts only when the boot loader told whose lease it is and how long it holds.
    ///
    /// @param ageSeconds how much of the lease is over: the kernel's uptime
    public static void start(BootParameters boot, long ageSeconds, Consumer<String> tell) {
        if (boot.leaseSeconds() > 0 && boot.dhcpServer().isPresent())
            new LeaseRenewal(boot, boot.dhcpServer().get(), ageSeconds, tell).start();
    }

    @Override
    public void run() {
        long seconds = boot.leaseSeconds();
        long age = ageSeconds;
        try {
            while (true) {
                Thread.sleep(pauseBefore(seconds, age));
                age = 0;
                Optional<DhcpRenewal.Answer> answer = ask();
                if (answer.isEmpty()) {
                    seconds = seconds / 2;
                } else if (answer.get() instanceof DhcpRenewal.Answer.Extended(long given)) {
                    seconds = given;
                } else {
                    tell.accept(
                            "the DHCP server "
                                    + server
                                    + " no longer gives us "
                                    + boot.address()
                                    + "; two machines may get the same address");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until half of the lease is over; at once when it is.
    static Duration pauseBefore(long leaseSeconds, long ageSeconds) {
        long pause = Math.max(SHORTEST_PAUSE_SECONDS, leaseSeconds / 2) - ageSeconds;
        return Duration.ofSeconds(Math.max(0, pause));
    }

    private Optional<DhcpRenewal.Answer> ask() {
        int transaction = ThreadLocalRandom.current().nextInt();
        byte[] request = DhcpRenewal.request(transaction, boot.mac(), boot.address());
        try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(boot.address().address(), CLIENT_PORT))) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.send(new DatagramPacket(request, request.length, server.address(), SERVER_PORT));
            DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
            socket.receive(packet);
            return DhcpRenewal.answer(
                    ByteBuffer.wrap(packet.getData(), 0, packet.getLength()), transaction);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
