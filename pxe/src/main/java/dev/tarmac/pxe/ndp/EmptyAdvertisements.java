package dev.tarmac.pxe.ndp;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/// Answers the router solicitations of machines that boot from us with an advertisement that offers
/// nothing: lifetime 0 ("no default router", RFC 4861 section 4.2), no prefix, no DHCPv6. It goes
/// to the asker alone.
public final class EmptyAdvertisements implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmptyAdvertisements.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// Type 134, code 0; a zero checksum for the kernel to fill in; hop limit 64; no flags; router
    /// lifetime, reachable time and retransmission time all 0, "unspecified".
    private static final byte[] NOTHING_HERE = {
        (byte) 134, 0, 0, 0, 64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private final Solicitations socket;
    private final Predicate<MacAddress> isBooting;
    private volatile boolean closed;
    private String lastTrouble = "";

    EmptyAdvertisements(Solicitations socket, Predicate<MacAddress> isBooting) {
        this.socket = socket;
        this.isBooting = isBooting;
    }

    /// On the interface that has the server's address. Empty where it cannot be done, which is
    /// logged.
    public static Optional<EmptyAdvertisements> start(
            Ip4Address server, Predicate<MacAddress> isBooting) {
        try {
            NetworkInterface device = NetworkInterface.getByInetAddress(server.toInet());
            if (device == null || device.isLoopback()) return Optional.empty();
            Solicitations socket = new IcmpSocket(device.getName(), device.getIndex());
            EmptyAdvertisements answers = new EmptyAdvertisements(socket, isBooting);
            Thread.ofPlatform().name("router-solicitations").daemon().start(answers::serve);
            return Optional.of(answers);
        } catch (IOException | IllegalStateException | LinkageError e) {
            LOG.warn(
                    "IPv6 router solicitations stay unanswered, each start of iPXE takes 16 s longer:"
                            + " {}",
                    e.getMessage());
            return Optional.empty();
        }
    }

    /// Until it is closed: an interface that goes down and comes up again makes single calls fail.
    void serve() {
        try (socket) {
            while (!closed) {
                Optional<Solicitations.Heard> heard = receive();
                if (heard.isPresent()) answer(heard.get());
            }
        } catch (RuntimeException e) {
            LOG.error("IPv6 router solicitations are not answered any more", e);
        }
    }

    private Optional<Solicitations.Heard> receive() {
        try {
            return socket.receive();
        } catch (IOException e) {
            trouble("no router solicitation is heard: " + e.getMessage());
            pause();
            return Optional.empty();
        }
    }

    private void answer(Solicitations.Heard heard) {
        try {
            MacAddress mac = RouterSolicitation.decode(heard.packet(), heard.source()).mac();
            if (!isBooting.test(mac)) return;
            socket.send(NOTHING_HERE, heard.from());
            LOG.debug("{} heard that there is no IPv6 router", mac);
            lastTrouble = "";
        } catch (MalformedPacket e) {
            LOG.debug("router solicitation dropped: {}", e.getMessage());
        } catch (IOException e) {
            trouble("a router solicitation is not answered: " + e.getMessage());
        }
    }

    /// Said once, not for each packet of the same trouble.
    private void trouble(String what) {
        if (!what.equals(lastTrouble)) LOG.warn("IPv6: {}", what);
        lastTrouble = what;
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /// The thread ends within a second.
    @Override
    public void close() {
        closed = true;
    }
}
