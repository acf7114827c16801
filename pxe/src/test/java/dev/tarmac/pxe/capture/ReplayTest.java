package dev.tarmac.pxe.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;
import dev.tarmac.pxe.tftp.TftpPacket.OptionAcknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class ReplayTest {
    private static final Ip4Address SERVER = Ip4Address.parse("192.168.76.1");
    private static final Ip4Address ON_ANOTHER_LINK = Ip4Address.parse("192.168.77.1");
    private static final Ip4Address CLIENT = Ip4Address.parse("192.168.76.100");

    private final List<Datagram> capture = new ArrayList<>();

    /// Replay knew no MTU, and told a block size that nobody had ever agreed on.
    @Test
    void aBlockSizeThatTheLinkLimitedIsDecidedAgain() throws Exception {
        read(SERVER, 2070, 1468, 1408);
        read(SERVER, 2071, 1432, 1408);
        read(SERVER, 2072, 1024, 1024);
        read(ON_ANOTHER_LINK, 2073, 1468, 1468);
        assertThat(outcomes())
                .containsExactly(
                        "9000 bytes, blksize 1408, windowsize 1",
                        "9000 bytes, blksize 1408, windowsize 1",
                        "9000 bytes, blksize 1024, windowsize 1",
                        "9000 bytes, blksize 1468, windowsize 1");
    }

    /// What clients did not ask for tells nothing of the link.
    @Test
    void aSmallBlockThatWasAskedForIsNoLimit() throws Exception {
        read(SERVER, 2070, 512, 512);
        capture.add(datagram(CLIENT, 2071, SERVER, 69, request(1468)));
        assertThat(outcomes())
                .containsExactly(
                        "9000 bytes, blksize 512, windowsize 1",
                        "9000 bytes, blksize 1468, windowsize 1");
    }

    private void read(Ip4Address server, int port, int asked, int agreed) {
        capture.add(datagram(CLIENT, port, server, 69, request(asked)));
        Map<String, String> options = new LinkedHashMap<>();
        options.put("tsize", "9000");
        options.put("blksize", String.valueOf(agreed));
        capture.add(datagram(server, 40_000, CLIENT, port, new OptionAcknowledgement(options)));
    }

    private static ReadRequest request(int blockSize) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("tsize", "0");
        options.put("blksize", String.valueOf(blockSize));
        return new ReadRequest("snponly.efi", Mode.OCTET, options);
    }

    private static Datagram datagram(
            Ip4Address from, int fromPort, Ip4Address to, int toPort, TftpPacket packet) {
        ByteBuffer bytes = ByteBuffer.wrap(TftpCodec.encode(packet));
        return Datagram.whole(Instant.EPOCH, from, fromPort, to, toPort, bytes);
    }

    private List<String> outcomes() {
        Recorded recorded = new Recorded();
        capture.forEach(recorded::take);
        List<String> outcomes = new ArrayList<>();
        PxeConfig config =
                PxeConfig.of(
                        SERVER,
                        Network.of(
                                Subnet.parse("192.168.76.0/24"),
                                AddressRange.parse("192.168.76.100", "192.168.76.109")));
        try (Replay replay =
                new Replay(
                        config,
                        _ -> new BootAnswer.TftpFile("snponly.efi"),
                        recorded.files(),
                        recorded::largestBlock,
                        _ -> {},
                        decision -> outcomes.add(decision.outcome()))) {
            capture.forEach(replay::take);
        }
        return outcomes;
    }
}
