package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootPolicy;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxePorts;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.capture.CaptureFile;
import dev.tarmac.pxe.capture.Datagram;
import dev.tarmac.pxe.capture.Decision;
import dev.tarmac.pxe.capture.PcapReader;
import dev.tarmac.pxe.capture.Recorded;
import dev.tarmac.pxe.capture.Replay;
import dev.tarmac.pxe.dhcp.DhcpOption;
import dev.tarmac.pxe.dhcp.MessageType;
import dev.tarmac.pxe.dhcp.Octets;
import dev.tarmac.pxe.dhcp.Options;
import dev.tarmac.pxe.dhcp.Packet;
import dev.tarmac.pxe.dhcp.PacketCodec;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;
import dev.tarmac.pxe.tftp.Bytes;
import dev.tarmac.pxe.tftp.TftpCodec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// A boot over real sockets, captured, read back and decided again.
@Timeout(60)
class CaptureTest {
    private static final Ip4Address SERVER = Ip4Address.parse("127.0.0.1");
    private static final Ip4Address RELAY = Ip4Address.parse("127.0.0.2");
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    private static final URI URL = URI.create("http://127.0.0.1:8077/boot/x/ipxe");
    private static final BootPolicy POLICY =
            ask ->
                    ask.loader() == Loader.OUR_IPXE
                            ? new BootAnswer.HttpUrl(URL)
                            : new BootAnswer.TftpFile("loader");

    private final byte[] loader = new byte[300_001];

    @Test
    void aCapturedBootIsDecidedAgainAsItWas(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("boot.pcap");
        new Random(1).nextBytes(loader);
        capture(file, Map.of("blksize", "1024", "tsize", "0"));
        assertThat(Files.size(file)).as("blocks are cut short").isLessThan(60_000);

        Recorded recorded = new Recorded();
        List<Datagram> datagrams = read(file);
        datagrams.forEach(recorded::take);
        List<Decision> decisions = new ArrayList<>();
        List<PxeEvent> events = new ArrayList<>();
        Replay replay =
                new Replay(
                        recorded.network().orElseThrow(),
                        POLICY,
                        recorded.files(),
                        recorded::largestBlock,
                        events::add,
                        decisions::add);
        datagrams.forEach(replay::take);

        // Each socket has its thread: the last acknowledgement may be heard after the next
        // DISCOVER.
        List<Decision> ours =
                decisions.stream()
                        .filter(decision -> decision.kind() != Decision.Kind.RECORDED)
                        .filter(decision -> decision.kind() != Decision.Kind.FINISHED)
                        .toList();
        assertThat(ours).extracting(Decision::kind).containsOnly(Decision.Kind.ANSWERED).hasSize(5);
        assertThat(ours).allMatch(decision -> decision.mac().equals(Optional.of(MAC)));
        assertThat(ours.get(1).outcome()).contains("ACK 127.9.0.").contains("boot loader");
        assertThat(ours.get(2).outcome()).isEqualTo("300001 bytes, blksize 1024, windowsize 1");
        assertThat(ours.get(4).outcome()).as("its loader is ours now").contains("boot " + URL);
        assertThat(decisions)
                .filteredOn(decision -> decision.kind() == Decision.Kind.RECORDED)
                .hasSize(4);
        assertThat(events).anyMatch(PxeEvent.TransferFinished.class::isInstance);
    }

    /// The kernel is handed a window in one piece and cuts it.
    @Test
    void aWindowIsCapturedBlockByBlock(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("window.pcap");
        new Random(1).nextBytes(loader);
        capture(file, Map.of("blksize", "1024", "windowsize", "8"));
        List<Datagram> blocks =
                read(file).stream()
                        .filter(sent -> sent.payload().getShort(0) == TftpCodec.DATA)
                        .toList();
        // What came late was sent again.
        assertThat(blocks.stream().map(CaptureTest::block).distinct())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, loader.length / 1024 + 1).boxed().toList());
        assertThat(blocks)
                .allSatisfy(
                        sent -> {
                            assertThat(sent.from()).isEqualTo(SERVER);
                            assertThat(sent.to().toString()).startsWith("127.9.0.");
                            int offset = 1024 * (block(sent) - 1);
                            int length = Math.min(1024, loader.length - offset);
                            assertThat(sent.length()).isEqualTo(4 + length);
                            byte[] begin = new byte[16];
                            sent.payload().get(4, begin);
                            assertThat(begin)
                                    .isEqualTo(Arrays.copyOfRange(loader, offset, offset + 16));
                        });
    }

    private static int block(Datagram data) {
        return Short.toUnsignedInt(data.payload().getShort(2));
    }

    private void capture(Path file, Map<String, String> options) throws Exception {
        PxePorts anyFree = new PxePorts(0, 0, 0, 0);
        PxeConfig config =
                PxeConfig.of(
                                SERVER,
                                Subnet.parse("127.0.0.0/8"),
                                AddressRange.parse("127.9.0.1", "127.9.0.9"))
                        .withPorts(anyFree);
        List<Integer> ports = new ArrayList<>(List.of(0, 0));
        try (CaptureFile capture = CaptureFile.create(file, CaptureFile.LARGEST);
                PxeServer server =
                        PxeServer.start(
                                config,
                                POLICY,
                                _ -> Optional.empty(),
                                _ -> Optional.of(new Bytes(loader)),
                                new MemoryLeaseStore(),
                                _ -> {},
                                Optional.of(datagram -> capture.saw(standard(datagram, ports))))) {
            ports.set(0, server.dhcpPort());
            ports.set(1, server.tftpPort());
            boot(server, options);
        }
    }

    /// As if the server had the ports that only root may have.
    private static Datagram standard(Datagram seen, List<Integer> ports) {
        return new Datagram(
                seen.at(),
                seen.from(),
                standard(seen.fromPort(), ports),
                seen.to(),
                standard(seen.toPort(), ports),
                seen.payload(),
                seen.length());
    }

    private static int standard(int port, List<Integer> ports) {
        if (port == ports.get(0)) return 67;
        return port == ports.get(1) ? 69 : port;
    }

    private void boot(PxeServer server, Map<String, String> options) throws Exception {
        try (DatagramSocket relay = new DatagramSocket(null)) {
            relay.setReuseAddress(true);
            relay.setSoTimeout(10_000);
            relay.bind(new InetSocketAddress(RELAY.toInet(), server.dhcpPort()));
            for (int stage = 0; stage < 2; stage++) {
                Packet offer = ask(server, relay, MessageType.DISCOVER, Ip4Address.NONE);
                Packet given = ask(server, relay, MessageType.REQUEST, offer.yourAddress());
                if (stage == 1) return;
                try (TftpClient client = new TftpClient(given.yourAddress(), server.tftpPort())) {
                    assertThat(client.fetch("loader", options)).isEqualTo(loader);
                }
            }
        }
    }

    private static Packet ask(
            PxeServer server, DatagramSocket relay, MessageType type, Ip4Address wished)
            throws Exception {
        Options options =
                Options.of(new DhcpOption.Kind(type), new DhcpOption.UserClass(Octets.of("iPXE")));
        if (!wished.isNone())
            options =
                    options.with(new DhcpOption.ServerId(SERVER))
                            .with(new DhcpOption.RequestedAddress(wished));
        Ip4Address none = Ip4Address.NONE;
        byte[] bytes =
                PacketCodec.encode(
                        new Packet(
                                true, 1, 7, 0, false, none, none, none, RELAY, MAC, "", "",
                                options));
        relay.send(new DatagramPacket(bytes, bytes.length, SERVER.toInet(), server.dhcpPort()));
        DatagramPacket reply = new DatagramPacket(new byte[1500], 1500);
        relay.receive(reply);
        return PacketCodec.decode(ByteBuffer.wrap(reply.getData(), 0, reply.getLength()));
    }

    private static List<Datagram> read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            PcapReader reader = PcapReader.open(in);
            List<Datagram> all = new ArrayList<>();
            for (Optional<Datagram> next = reader.next(); next.isPresent(); next = reader.next())
                all.add(next.get());
            return all;
        }
    }
}
