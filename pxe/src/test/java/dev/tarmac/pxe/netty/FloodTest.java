package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.WarnLimit;
import dev.tarmac.pxe.dhcp.DhcpOption;
import dev.tarmac.pxe.dhcp.DhcpOption.Kind;
import dev.tarmac.pxe.dhcp.MessageType;
import dev.tarmac.pxe.dhcp.Options;
import dev.tarmac.pxe.dhcp.Packet;
import dev.tarmac.pxe.dhcp.PacketCodec;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket.Failure;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A million packets that nobody should send, at a server that runs as a process of its own. Each
/// some of them are followed by a question that has an answer, and the next come after it: the
/// server has read what came before, and goes on serving meanwhile.
@Timeout(600)
class FloodTest {
    private static final int PACKETS = 1_000_000;

    /// Until then what has a limit (machines seen lately, leases of the pool) has reached it, and
    /// the code is compiled.
    private static final int WARM_UP = 300_000;

    /// As many as the smallest usual receive buffer holds.
    private static final int AT_ONCE = 64;

    /// Half a byte for each packet would be more.
    private static final long MOST_GROWTH = 256 << 10;

    private static final Ip4Address RELAY = Ip4Address.parse("127.0.0.2");

    private final List<String> log = new ArrayList<>();
    private Process process;
    private BufferedReader said;
    private Writer orders;
    private int dhcpPort;
    private int tftpPort;

    @BeforeEach
    void start() throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                // Else what is dead may stay where moving it is not worth while.
                                "-XX:MarkSweepAlwaysCompactCount=1",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FloodedServer.class.getName())
                        .redirectErrorStream(true)
                        .start();
        said = process.inputReader(StandardCharsets.UTF_8);
        orders = process.outputWriter(StandardCharsets.UTF_8);
        String[] ports = Namespaces.await(process, "listening on").split(" ");
        dhcpPort = Integer.parseInt(ports[2]);
        tftpPort = Integer.parseInt(ports[3]);
    }

    @AfterEach
    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void servesTheNextGoodClientAndNeitherGrowsNorFloodsTheLog() throws Exception {
        Instant start = Instant.now();
        HostilePackets packets = new HostilePackets(new Random(67));
        long before;
        long after;
        try (DatagramSocket flood = new DatagramSocket(0, FloodedServer.ADDRESS.toInet());
                DatagramSocket relay = relay()) {
            flood.setSoTimeout(1000);
            flood(flood, relay, packets, WARM_UP);
            before = heap();
            flood(flood, relay, packets, PACKETS - WARM_UP);
            after = heap();
            bootsFromIt(relay);
        }
        assertThat(after - before).isLessThan(MOST_GROWTH);
        end();
        assertThat(log).noneMatch(line -> line.contains(" ERROR "));
        assertThat(log).anyMatch(line -> line.contains("more warnings about packets"));
        long minutes = Duration.between(start, Instant.now()).toMinutes() + 1;
        // What is said at the start, one minute's warnings with their sum, and the good client.
        assertThat(log).hasSizeLessThan((int) (20 + minutes * (WarnLimit.MOST + 1)));
    }

    private void flood(
            DatagramSocket flood, DatagramSocket relay, HostilePackets packets, int count)
            throws IOException, MalformedPacket {
        for (int sent = 0; sent < count; sent += AT_ONCE) {
            boolean isDhcp = sent / AT_ONCE % 2 == 0;
            for (int packet = 0; packet < Math.min(AT_ONCE, count - sent); packet++)
                send(flood, isDhcp ? packets.dhcp() : packets.tftp(), isDhcp ? dhcpPort : tftpPort);
            if (isDhcp) ask(relay, MessageType.DISCOVER, Ip4Address.NONE);
            else askForNothing(flood);
        }
    }

    private static void send(DatagramSocket from, byte[] bytes, int port) throws IOException {
        from.send(new DatagramPacket(bytes, bytes.length, FloodedServer.ADDRESS.toInet(), port));
    }

    private DatagramSocket relay() throws IOException {
        DatagramSocket relay = new DatagramSocket(null);
        relay.setReuseAddress(true);
        relay.setSoTimeout(1000);
        relay.bind(new InetSocketAddress(RELAY.toInet(), dhcpPort));
        return relay;
    }

    /// A file that is not there; whatever else is answered is passed over.
    private void askForNothing(DatagramSocket client) throws IOException, MalformedPacket {
        byte[] request = TftpCodec.encode(new ReadRequest("absent", Mode.OCTET, Map.of()));
        send(client, request, tftpPort);
        DatagramPacket heard = new DatagramPacket(new byte[2048], 2048);
        while (true) {
            heard.setLength(2048);
            try {
                client.receive(heard);
            } catch (SocketTimeoutException lost) {
                send(client, request, tftpPort);
                continue;
            }
            ByteBuffer bytes = ByteBuffer.wrap(heard.getData(), 0, heard.getLength());
            if (heard.getPort() == tftpPort
                    && TftpCodec.decode(bytes) instanceof Failure(int code, String message)
                    && code == Failure.NOT_FOUND
                    && message.contains("absent")) return;
        }
    }

    private void bootsFromIt(DatagramSocket relay) throws IOException, MalformedPacket {
        Packet offer = ask(relay, MessageType.DISCOVER, Ip4Address.NONE);
        assertThat(offer.yourAddress()).isEqualTo(FloodedServer.GOODS_ADDRESS);
        Packet acknowledged = ask(relay, MessageType.REQUEST, offer.yourAddress());
        assertThat(acknowledged.options().find(Kind.class)).contains(new Kind(MessageType.ACK));
        assertThat(acknowledged.bootFile()).isEqualTo("loader");
        try (TftpClient client = new TftpClient(acknowledged.yourAddress(), tftpPort)) {
            assertThat(client.fetch("loader", Map.of("windowsize", "16")))
                    .isEqualTo(FloodedServer.LOADER);
        }
    }

    /// By a relay, because loopback has no broadcast.
    private Packet ask(DatagramSocket relay, MessageType type, Ip4Address wished)
            throws IOException, MalformedPacket {
        Options options =
                Options.of(
                        new Kind(type),
                        new DhcpOption.VendorClass("PXEClient:Arch:00000:UNDI:002001"));
        if (!wished.isNone())
            options =
                    options.with(new DhcpOption.ServerId(FloodedServer.ADDRESS))
                            .with(new DhcpOption.RequestedAddress(wished));
        byte[] request =
                PacketCodec.encode(
                        new Packet(
                                true,
                                1,
                                7,
                                0,
                                false,
                                Ip4Address.NONE,
                                Ip4Address.NONE,
                                Ip4Address.NONE,
                                RELAY,
                                FloodedServer.GOOD,
                                "",
                                "",
                                options));
        send(relay, request, dhcpPort);
        DatagramPacket heard = new DatagramPacket(new byte[2048], 2048);
        while (true) {
            heard.setLength(2048);
            try {
                relay.receive(heard);
            } catch (SocketTimeoutException lost) {
                send(relay, request, dhcpPort);
                continue;
            }
            Packet reply =
                    PacketCodec.decode(ByteBuffer.wrap(heard.getData(), 0, heard.getLength()));
            boolean isOffer = reply.options().find(Kind.class).equals(offer());
            if (reply.mac().equals(FloodedServer.GOOD) && isOffer == (type == MessageType.DISCOVER))
                return reply;
        }
    }

    private static Optional<Kind> offer() {
        return Optional.of(new Kind(MessageType.OFFER));
    }

    /// What the server's process has alive; what it logged before is read.
    private long heap() throws IOException {
        orders.write("heap\n");
        orders.flush();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(FloodedServer.HEAP))
                return Long.parseLong(line.substring(FloodedServer.HEAP.length()));
            log.add(line);
        }
        throw new AssertionError("the server ended: " + String.join("\n", log));
    }

    private void end() throws IOException {
        orders.close();
        for (String line = said.readLine(); line != null; line = said.readLine()) log.add(line);
    }
}
