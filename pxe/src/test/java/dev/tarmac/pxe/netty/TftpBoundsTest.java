package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.tftp.BootFile;
import dev.tarmac.pxe.tftp.Bytes;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket.Acknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;
import dev.tarmac.pxe.tftp.TftpPath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// How much anybody gets out of the server, and how many at once.
@Timeout(300)
class TftpBoundsTest {
    private static final int MACHINES = 2000;

    private final byte[] loader = new byte[4_000];
    private final LinkedBlockingQueue<PxeEvent> events = new LinkedBlockingQueue<>();

    /// Who asks in the name of somebody else makes us send that one a few packets and no more: the
    /// first block, or which options we agree to; never a window.
    @ParameterizedTest
    @CsvSource({"'','',2064", "windowsize,64,80", "blksize,1468,80", "no-such-option,1,2064"})
    void aRequestThatSomebodyElseMadeUpGetsABoundedAnswer(
            String option, String value, int mostBytes) throws Exception {
        Map<String, String> options = option.isEmpty() ? Map.of() : Map.of(option, value);
        TftpLimits quick = new TftpLimits(1468, 64, Duration.ofMillis(20), 50, 8, 100);
        try (TftpOnLoopback server = new TftpOnLoopback(this::open, quick, events::add);
                DatagramSocket victim = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            byte[] request = TftpCodec.encode(new ReadRequest("loader", Mode.OCTET, options));
            victim.send(new DatagramPacket(request, request.length, server.address()));
            // Far longer than the server is patient: 20 + 40 + 80 + 160 ms.
            victim.setSoTimeout(2000);
            List<Integer> sizes = new ArrayList<>();
            DatagramPacket heard = new DatagramPacket(new byte[65_535], 65_535);
            try {
                while (true) {
                    victim.receive(heard);
                    sizes.add(heard.getLength());
                }
            } catch (SocketTimeoutException silent) {
                assertThat(sizes).hasSize(4);
            }
            assertThat(sizes.stream().mapToInt(each -> each).sum()).isLessThanOrEqualTo(mostBytes);
        }
    }

    /// A rack is switched on: each machine is another address, has got the first block and thinks.
    /// Then all go on.
    @Test
    void servesThousandsAtOnce() throws Exception {
        new Random(1).nextBytes(loader);
        try (TftpOnLoopback server =
                        new TftpOnLoopback(
                                this::open, TftpLimits.STANDARD, this::noteStartsAndEnds);
                Selector selector = Selector.open()) {
            for (int machine = 0; machine < MACHINES; machine++) {
                DatagramChannel socket = DatagramChannel.open();
                socket.bind(new InetSocketAddress(address(machine), 0));
                socket.configureBlocking(false);
                socket.register(
                        selector, SelectionKey.OP_READ, new Fetch(socket, server.address()));
            }
            for (int started = 0; started < MACHINES; started++)
                assertThat(events.poll(30, TimeUnit.SECONDS))
                        .isInstanceOf(PxeEvent.TransferStarted.class);
            int whole = 0;
            ByteBuffer packet = ByteBuffer.allocate(2048);
            while (whole < MACHINES) {
                assertThat(selector.select(10_000)).isPositive();
                for (SelectionKey key : selector.selectedKeys()) {
                    Fetch fetch = (Fetch) key.attachment();
                    if (!fetch.hear(packet)) continue;
                    assertThat(fetch.got.array()).isEqualTo(loader);
                    key.channel().close();
                    whole++;
                }
                selector.selectedKeys().clear();
            }
            for (int finished = 0; finished < MACHINES; finished++)
                assertThat(events.poll(30, TimeUnit.SECONDS))
                        .isInstanceOf(PxeEvent.TransferFinished.class);
        }
    }

    private void noteStartsAndEnds(PxeEvent event) {
        if (event instanceof PxeEvent.TransferStarted || event instanceof PxeEvent.TransferFinished)
            events.add(event);
    }

    /// 127.1.x.y
    private static InetAddress address(int machine) throws IOException {
        return InetAddress.getByAddress(
                new byte[] {127, 1, (byte) (machine >> 8), (byte) Math.max(1, machine & 255)});
    }

    /// In lock step. Starts at once.
    private final class Fetch {
        private final DatagramChannel socket;
        private final ByteBuffer got = ByteBuffer.allocate(loader.length);

        Fetch(DatagramChannel socket, InetSocketAddress server) throws IOException {
            this.socket = socket;
            socket.send(
                    ByteBuffer.wrap(
                            TftpCodec.encode(new ReadRequest("loader", Mode.OCTET, Map.of()))),
                    server);
        }

        /// Whether the file is whole now.
        boolean hear(ByteBuffer packet) throws IOException {
            var from = socket.receive(packet.clear());
            if (from == null) return false;
            packet.flip();
            assertThat(packet.getShort()).isEqualTo((short) TftpCodec.DATA);
            int block = packet.getShort();
            // What was sent again meanwhile is acknowledged again.
            if (block == got.position() / 512 + 1) got.put(packet);
            socket.send(ByteBuffer.wrap(TftpCodec.encode(new Acknowledgement(block))), from);
            return !got.hasRemaining();
        }
    }

    private Optional<BootFile> open(TftpPath path) {
        return Optional.of(new Bytes(loader));
    }
}
