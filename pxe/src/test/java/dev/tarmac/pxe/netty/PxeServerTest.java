package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxePorts;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.TftpQuirk;
import dev.tarmac.pxe.dhcp.DhcpOption;
import dev.tarmac.pxe.dhcp.MessageType;
import dev.tarmac.pxe.dhcp.Octets;
import dev.tarmac.pxe.dhcp.Options;
import dev.tarmac.pxe.dhcp.Packet;
import dev.tarmac.pxe.dhcp.PacketCodec;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.LeaseStore;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;
import dev.tarmac.pxe.tftp.BootFile;
import dev.tarmac.pxe.tftp.Bytes;
import dev.tarmac.pxe.tftp.TftpPacket.Failure;
import dev.tarmac.pxe.tftp.TftpPath;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Real sockets on the loopback interface.
@Timeout(60)
class PxeServerTest {
    private static final Ip4Address SERVER = Ip4Address.parse("127.0.0.1");
    private static final Ip4Address RELAY = Ip4Address.parse("127.0.0.2");
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    private static final String URL = "http://127.0.0.1:8077/boot/x/ipxe";

    private static final DhcpOption IPXE = new DhcpOption.UserClass(Octets.of("iPXE"));
    private static final DhcpOption ROM =
            new DhcpOption.VendorClass("PXEClient:Arch:00000:UNDI:002001");

    private final byte[] loader = new byte[300_001];
    private final LinkedBlockingQueue<PxeEvent> events = new LinkedBlockingQueue<>();
    private PxeServer server;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @BeforeEach
    void start() throws CannotServe {
        new Random(1).nextBytes(loader);
        server =
                PxeServer.start(
                        config(),
                        ask -> answer(ask.loader()),
                        this::open,
                        new MemoryLeaseStore(),
                        events::add);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 512, 1428, 60_000})
    void givesAFileToAForeignClient(int blockSize, @TempDir Path folder) throws Exception {
        assumeTrue(curlSpeaksTftp(), "curl with TFTP is not here");
        Path got = folder.resolve("got");
        Process curl =
                new ProcessBuilder(
                                "curl",
                                "-sS",
                                "--max-time",
                                "50",
                                "--tftp-blksize",
                                String.valueOf(blockSize),
                                "-o",
                                got.toString(),
                                "tftp://127.0.0.1:" + server.tftpPort() + "/loader")
                        .inheritIO()
                        .start();
        assertThat(curl.waitFor()).isZero();
        assertThat(Files.readAllBytes(got)).isEqualTo(loader);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 64})
    void givesAFileInWindowsAlthoughPacketsAreLost(int window) throws Exception {
        Map<String, String> options =
                Map.of("windowsize", String.valueOf(window), "blksize", "1432", "tsize", "0");
        try (TftpClient client = new TftpClient(server.tftpPort(), new Random(window), 3)) {
            assertThat(client.fetch("loader", options)).isEqualTo(loader);
            assertThat(client.accepted()).containsEntry("tsize", String.valueOf(loader.length));
        }
        assertThat(next(PxeEvent.TransferStarted.class).file()).isEqualTo("loader");
        assertThat(next(PxeEvent.TransferFinished.class).bytes()).isEqualTo(loader.length);
    }

    @Test
    void tellsTheClientWhyThereIsNoFile() throws Exception {
        try (TftpClient client = new TftpClient(server.tftpPort(), new Random(1), 0)) {
            assertThat(client.refusal("absent"))
                    .isEqualTo(new Failure(Failure.NOT_FOUND, "there is no file absent here"));
            assertThat(client.refusal("../etc/passwd").code()).isEqualTo(Failure.ACCESS_VIOLATION);
        }
    }

    @Test
    void takesNoFiles() throws Exception {
        try (TftpClient client = new TftpClient(server.tftpPort(), new Random(1), 0)) {
            Failure failure = client.refusalOfWriting("loader");
            assertThat(failure.code()).isEqualTo(Failure.ACCESS_VIOLATION);
            assertThat(client.fetch("loader", Map.of("blksize", "1024"))).isEqualTo(loader);
        }
    }

    @Test
    void stopsHalfWayWhenTheFileCannotBeReadAnyMore() throws Exception {
        try (TftpClient client = new TftpClient(server.tftpPort(), new Random(1), 0)) {
            assertThatThrownBy(() -> client.fetch("broken", Map.of()))
                    .hasMessageContaining("the file cannot be read any more");
        }
        PxeEvent.TransferFailed failed = next(PxeEvent.TransferFailed.class);
        assertThat(failed.reason()).contains("reading at 1024: bad sector");
        assertThat(failed.bytes()).isEqualTo(1024);
    }

    @Test
    void askingForTheSizeAloneIsNoTransfer() throws Exception {
        try (TftpClient client = new TftpClient(server.tftpPort(), new Random(1), 0)) {
            assertThat(client.size("loader")).isEqualTo(loader.length);
            assertThat(client.fetch("loader", Map.of("blksize", "1024"))).isEqualTo(loader);
        }
        next(PxeEvent.TransferStarted.class);
        next(PxeEvent.TransferFinished.class);
        assertThat(events)
                .noneMatch(PxeEvent.TransferStarted.class::isInstance)
                .noneMatch(PxeEvent.TransferFailed.class::isInstance);
    }

    /// A ROM asks for the size, forgets to say that it needs no more, and asks for the file from
    /// the same port.
    @Test
    void anotherRequestFromTheSamePortIsAnotherWish() throws Exception {
        try (TftpClient client = new TftpClient(server.tftpPort(), new Random(1), 0)) {
            assertThat(client.fetchAfterAskingForTheSize("loader")).isEqualTo(loader);
        }
    }

    /// The server is told to stop while a file is read.
    @Test
    void aTransferGoesOnWhenNobodyElseIsLetIn() throws Exception {
        assertThat(server.isListening()).isTrue();
        int port = server.tftpPort();
        FutureTask<byte[]> fetch = new FutureTask<>(() -> fetch(port));
        Thread.ofVirtual().start(fetch);
        await(begun);
        server.stopAccepting();
        assertThat(server.isListening()).isFalse();
        assertThat(server.awaitTransfers(Duration.ZERO)).isFalse();
        stopped.countDown();
        assertThat(fetch.get()).isEqualTo(loader);
        assertThat(server.awaitTransfers(Duration.ofSeconds(30))).isTrue();
        next(PxeEvent.TransferFinished.class);
    }

    private byte[] fetch(int port) throws IOException {
        try (TftpClient client = new TftpClient(port, new Random(1), 0)) {
            return client.fetch("slow", Map.of("blksize", "1024"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLeaseStoreThatCannotBeReadLeavesNothingRunning() {
        long before = dhcpThreads();
        LeaseStore broken =
                new LeaseStore() {
                    @Override
                    public List<Lease> load() {
                        throw new IllegalStateException("disk gone");
                    }

                    @Override
                    public void save(Map<Ip4Address, Optional<Lease>> changes) {}
                };
        assertThatThrownBy(
                        () ->
                                PxeServer.start(
                                        config(),
                                        ask -> answer(ask.loader()),
                                        this::open,
                                        broken,
                                        events::add))
                .hasMessage("disk gone");
        assertThat(dhcpThreads()).isEqualTo(before);
    }

    private static long dhcpThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("dhcp"))
                .count();
    }

    @Test
    void letsOneClientHaveOnlySoManyTransfersAtOnce() throws Exception {
        try (TftpClient client = new TftpClient(server.tftpPort(), new Random(1), 0)) {
            for (int count = 0; count < 2; count++) client.openAndLeave("loader");
            for (int count = 0; count < 2; count++) next(PxeEvent.TransferStarted.class);
            assertThat(client.refusal("loader").message()).contains("too many transfers at once");
        }
    }

    /// The server is asked as by a relay, because loopback has no broadcast.
    @Test
    void leadsAMachineFromItsRomToTheUrl() throws Exception {
        bootTwice();
    }

    @Test
    void goesOnAfterPacketsThatAreNone() throws Exception {
        try (DatagramSocket noise = new DatagramSocket()) {
            for (int port : new int[] {server.dhcpPort(), server.tftpPort()})
                noise.send(new DatagramPacket(new byte[] {0, 9, 9}, 3, SERVER.toInet(), port));
        }
        bootTwice();
    }

    @Test
    void saysWhoCouldHaveThePort() {
        PxePorts taken = new PxePorts(0, 0, 0, server.tftpPort());
        assertThatThrownBy(
                        () ->
                                PxeServer.start(
                                        config().withPorts(taken),
                                        ask -> answer(ask.loader()),
                                        this::open,
                                        new MemoryLeaseStore(),
                                        events::add))
                .isInstanceOfSatisfying(
                        CannotServe.class,
                        problem -> {
                            assertThat(problem.where()).startsWith("TFTP on 127.0.0.1:");
                            assertThat(problem.what()).isEqualTo("another program has this port");
                            assertThat(problem.fix()).contains("ss -lunp");
                        });
    }

    @Test
    void saysThatTheAddressIsNotHere() {
        PxeConfig elsewhere =
                PxeConfig.of(
                                Ip4Address.parse("192.0.2.1"),
                                Subnet.parse("192.0.2.0/24"),
                                AddressRange.parse("192.0.2.2", "192.0.2.3"))
                        .withPorts(new PxePorts(0, 0, 0, 0));
        assertThatThrownBy(
                        () ->
                                PxeServer.start(
                                        elsewhere,
                                        ask -> answer(ask.loader()),
                                        this::open,
                                        new MemoryLeaseStore(),
                                        events::add))
                .hasMessageContaining("this machine does not have the address");
    }

    /// Its TFTP requests carry no vendor class: it is known by the address that it got.
    @Test
    void anOptionThatBreaksAFirmwareIsNotGivenToIt() throws Exception {
        try (DatagramSocket relay = relay()) {
            Packet offer = ask(relay, MessageType.DISCOVER, Ip4Address.NONE, ROM);
            Packet given = ask(relay, MessageType.REQUEST, offer.yourAddress(), ROM);
            try (TftpClient client = new TftpClient(given.yourAddress(), server.tftpPort())) {
                assertThat(client.fetch("loader", Map.of("blksize", "1428", "tsize", "0")))
                        .isEqualTo(loader);
                assertThat(client.accepted()).containsOnlyKeys("tsize");
            }
        }
        try (TftpClient stranger = new TftpClient(server.tftpPort(), new Random(1), 0)) {
            stranger.fetch("loader", Map.of("blksize", "1428", "tsize", "0"));
            assertThat(stranger.accepted()).containsOnlyKeys("blksize", "tsize");
        }
    }

    /// Firmware that heard our offer beside another server's asks once more, to whoever said it.
    @Test
    void answersAtTheBootPortBesideAnotherServer() throws Exception {
        int bootPort;
        try (DatagramSocket free = new DatagramSocket(0, SERVER.toInet())) {
            bootPort = free.getLocalPort();
        }
        PxeConfig beside =
                new PxeConfig(
                        SERVER,
                        List.of(Network.beside(Subnet.parse("127.0.0.0/8"))),
                        new PxePorts(0, 0, bootPort, 0),
                        TftpLimits.STANDARD);
        try (PxeServer proxy =
                        PxeServer.start(
                                beside,
                                ask -> answer(ask.loader()),
                                this::open,
                                new MemoryLeaseStore(),
                                events::add);
                DatagramSocket firmware = new DatagramSocket(0, RELAY.toInet())) {
            firmware.setSoTimeout(10_000);
            Options options = Options.of(new DhcpOption.Kind(MessageType.REQUEST), ROM);
            byte[] bytes = PacketCodec.encode(request(RELAY, Ip4Address.NONE, options));
            firmware.send(new DatagramPacket(bytes, bytes.length, SERVER.toInet(), bootPort));
            Packet told = receive(firmware);
            assertThat(told.options().find(DhcpOption.Kind.class))
                    .contains(new DhcpOption.Kind(MessageType.ACK));
            assertThat(told.bootFile()).isEqualTo("loader");
            assertThat(told.yourAddress()).isEqualTo(Ip4Address.NONE);
            assertThat(proxy.machineAt(RELAY)).contains(MAC);
        }
    }

    private DatagramSocket relay() throws IOException {
        DatagramSocket relay = new DatagramSocket(null);
        relay.setReuseAddress(true);
        relay.setSoTimeout(10_000);
        relay.bind(new InetSocketAddress(RELAY.toInet(), server.dhcpPort()));
        return relay;
    }

    private void bootTwice() throws Exception {
        try (DatagramSocket relay = relay()) {
            Packet rom = boot(relay);
            assertThat(rom.bootFile()).isEqualTo("loader");
            assertThat(server.machineAt(rom.yourAddress())).contains(MAC);
            Ip4Address machine = rom.yourAddress();
            try (TftpClient client = new TftpClient(machine, server.tftpPort())) {
                assertThat(client.fetch("/loader", Map.of("tsize", "0"))).isEqualTo(loader);
            }
            assertThat(next(PxeEvent.TransferFinished.class).mac()).contains(MAC);
            assertThat(boot(relay).bootFile()).isEqualTo(URL);
            server.scriptFetched(MAC);
            assertThat(boot(relay).bootFile()).isEqualTo("loader");
        }
        assertThat(server.leases()).hasSize(1);
    }

    private Packet boot(DatagramSocket relay) throws Exception {
        Packet offer = ask(relay, MessageType.DISCOVER, Ip4Address.NONE, IPXE);
        Packet acknowledged = ask(relay, MessageType.REQUEST, offer.yourAddress(), IPXE);
        assertThat(acknowledged.bootFile()).isEqualTo(offer.bootFile());
        return acknowledged;
    }

    private Packet ask(DatagramSocket relay, MessageType type, Ip4Address wished, DhcpOption client)
            throws IOException, MalformedPacket {
        Options options = Options.of(new DhcpOption.Kind(type), client);
        if (!wished.isNone())
            options =
                    options.with(new DhcpOption.ServerId(SERVER))
                            .with(new DhcpOption.RequestedAddress(wished));
        byte[] bytes = PacketCodec.encode(request(Ip4Address.NONE, RELAY, options));
        relay.send(new DatagramPacket(bytes, bytes.length, SERVER.toInet(), server.dhcpPort()));
        return receive(relay);
    }

    private static Packet request(Ip4Address own, Ip4Address through, Options options) {
        return new Packet(
                true,
                1,
                7,
                0,
                false,
                own,
                Ip4Address.NONE,
                Ip4Address.NONE,
                through,
                MAC,
                "",
                "",
                options);
    }

    private static Packet receive(DatagramSocket socket) throws IOException, MalformedPacket {
        DatagramPacket reply = new DatagramPacket(new byte[1500], 1500);
        socket.receive(reply);
        return PacketCodec.decode(ByteBuffer.wrap(reply.getData(), 0, reply.getLength()));
    }

    /// The next event of a kind; others are passed over.
    private <T extends PxeEvent> T next(Class<T> kind) throws InterruptedException {
        while (true) {
            PxeEvent event = events.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("an event " + kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event)) return kind.cast(event);
        }
    }

    private static BootAnswer answer(Loader loader) {
        return loader == Loader.OUR_IPXE
                ? new BootAnswer.HttpUrl(URI.create(URL))
                : new BootAnswer.TftpFile("loader");
    }

    private Optional<BootFile> open(TftpPath path) {
        return switch (path.toString()) {
            case "loader" -> Optional.of(new Bytes(loader));
            case "slow" -> Optional.of(new SlowFile());
            case "broken" -> Optional.of(new BrokenFile());
            default -> Optional.empty();
        };
    }

    /// Is not read before the server was told to stop.
    private final class SlowFile implements BootFile {
        @Override
        public long size() {
            return loader.length;
        }

        @Override
        public boolean isMadeWhenRead() {
            return true;
        }

        @Override
        public void read(long offset, ByteBuffer into) {
            begun.countDown();
            await(stopped);
            into.put(loader, Math.toIntExact(offset), into.remaining());
        }

        @Override
        public void close() {}
    }

    private static final class BrokenFile implements BootFile {
        @Override
        public long size() {
            return 5000;
        }

        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            if (offset >= 1024) throw new IOException("bad sector");
            into.put(new byte[into.remaining()]);
        }

        @Override
        public void close() {}
    }

    private static boolean curlSpeaksTftp() throws IOException, InterruptedException {
        try {
            Process curl = new ProcessBuilder("curl", "--version").start();
            String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return curl.waitFor() == 0 && said.contains("tftp");
        } catch (IOException e) {
            return false;
        }
    }

    private static PxeConfig config() {
        PxeConfig plain =
                PxeConfig.of(
                        SERVER,
                        Subnet.parse("127.0.0.0/8"),
                        AddressRange.parse("127.9.0.1", "127.9.0.9"));
        return new PxeConfig(
                SERVER,
                plain.networks(),
                new PxePorts(0, 0, 0, 0),
                new TftpLimits(1468, 64, Duration.ofMillis(50), 50, 2, 100)
                        .withQuirks(
                                List.of(
                                        new TftpQuirk(
                                                "PXEClient:Arch:00000:UNDI:0020",
                                                Set.of("blksize")))));
    }
}
