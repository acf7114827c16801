package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.tftp.Bytes;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket.Acknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A datagram of no bytes looks like the end of what there is to read. Behind it lies the next one,
/// which must not wait until another comes.
@Timeout(60)
class EmptyDatagramsTest {
    private static final int BLOCK = 512;
    private static final int BLOCKS = 64;
    private static final int EMPTY_ONES = 20;
    private static final byte[] LOADER = new byte[BLOCK * BLOCKS - 1];

    /// Longer than this test: nothing here comes from the server's own clock.
    private static final TftpLimits PATIENT =
            new TftpLimits(1468, 64, Duration.ofSeconds(250), 7, 8, 100);

    @Test
    void doNotHoldUpWhatComesBehindThem() throws Exception {
        try (TftpOnLoopback server =
                        new TftpOnLoopback(
                                path -> Optional.of(new Bytes(LOADER)), PATIENT, event -> {});
                DatagramSocket client = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            client.setSoTimeout(20_000);
            DatagramPacket heard = new DatagramPacket(new byte[2048], 2048);
            send(
                    client,
                    TftpCodec.encode(new ReadRequest("loader", Mode.OCTET, Map.of())),
                    server.address());
            for (int block = 1; block <= BLOCKS; block++) {
                do client.receive(heard);
                // Each empty one at the first port is told that it is no packet.
                while (heard.getPort() == server.port());
                assertThat(ByteBuffer.wrap(heard.getData()).getShort(2)).isEqualTo((short) block);
                send(
                        client,
                        TftpCodec.encode(new Acknowledgement(block)),
                        (InetSocketAddress) heard.getSocketAddress());
            }
        }
    }

    private static void send(DatagramSocket client, byte[] bytes, InetSocketAddress to)
            throws IOException {
        for (int empty = 0; empty < EMPTY_ONES; empty++)
            client.send(new DatagramPacket(new byte[0], 0, to));
        client.send(new DatagramPacket(bytes, bytes.length, to));
    }
}
