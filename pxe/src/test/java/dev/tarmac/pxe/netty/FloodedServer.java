package dev.tarmac.pxe.netty;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxePorts;
import dev.tarmac.pxe.Reservation;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;
import dev.tarmac.pxe.tftp.Bytes;

import org.slf4j.LoggerFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The server as a process of its own on the loopback interface, that logs as `tarmac serve` does
/// and says, for each line on its standard input, how much of its heap is alive. Ends with it.
final class FloodedServer {
    static final Ip4Address ADDRESS = Ip4Address.parse("127.0.0.1");

    /// Has its address whatever others made up.
    static final MacAddress GOOD = MacAddress.parse("52:54:00:00:00:01");

    static final Ip4Address GOODS_ADDRESS = Ip4Address.parse("127.9.1.1");

    /// Where replies to clients without an address go: nobody hears them here.
    private static final int NOBODYS_PORT = 9;

    static final byte[] LOADER = new byte[10_000];
    static final String HEAP = "heap ";

    private FloodedServer() {}

    public static void main(String[] args) throws IOException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
        try (PxeServer server =
                PxeServer.start(
                        config(),
                        ask ->
                                ask.arch().isBios() || ask.arch().isX64Uefi()
                                        ? new BootAnswer.TftpFile("loader")
                                        : new BootAnswer.Silence("no loader for " + ask.arch()),
                        path ->
                                path.toString().equals("loader")
                                        ? Optional.of(new Bytes(LOADER))
                                        : Optional.empty(),
                        new MemoryLeaseStore(),
                        event -> {})) {
            System.out.println("listening on " + server.dhcpPort() + " " + server.tftpPort());
            BufferedReader orders =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (orders.readLine() != null) System.out.println(HEAP + alive());
        }
    }

    private static long alive() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static PxeConfig config() {
        Network network =
                Network.of(
                                Subnet.parse("127.0.0.0/8"),
                                AddressRange.parse("127.9.0.1", "127.9.0.254"))
                        .withReservations(
                                List.of(Reservation.of(GOOD, GOODS_ADDRESS, Optional.empty())));
        return new PxeConfig(
                ADDRESS,
                List.of(network),
                new PxePorts(0, NOBODYS_PORT, 0, 0),
                TftpLimits.STANDARD);
    }
}
