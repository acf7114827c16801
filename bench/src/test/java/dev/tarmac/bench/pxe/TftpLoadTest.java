package dev.tarmac.bench.pxe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.bench.pxe.TftpFetch.Wish;
import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxePorts;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;
import dev.tarmac.pxe.netty.PxeServer;
import dev.tarmac.pxe.tftp.DirectoryFiles;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// The benchmark's client and our server on the loopback interface.
@Timeout(60)
class TftpLoadTest {
    @TempDir private Path folder;
    private final byte[] content = new byte[5_000_000];
    private PxeServer server;

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(content);
        Files.write(folder.resolve("file"), content);
        PxeConfig config =
                PxeConfig.of(
                                Ip4Address.parse("127.0.0.1"),
                                Subnet.parse("127.0.0.0/8"),
                                AddressRange.parse("127.9.0.1", "127.9.0.9"))
                        .withPorts(new PxePorts(0, 0, 0, 0));
        server =
                PxeServer.start(
                        config,
                        ask -> new BootAnswer.Silence("nothing boots in this test"),
                        new DirectoryFiles(folder),
                        new MemoryLeaseStore(),
                        event -> {});
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 64})
    void fetchesAFileSeveralTimesAtOnce(int window) throws IOException {
        assertThat(seconds(new Wish("file", 1428, window), content)).isPositive();
    }

    @Test
    void seesAWrongByteAndAMissingEnd() {
        Wish wish = new Wish("file", 1428, 16);
        byte[] other = content.clone();
        other[4_000_000]++;
        assertThatThrownBy(() -> seconds(wish, other)).hasMessageContaining("wrong bytes");
        assertThatThrownBy(() -> seconds(wish, Arrays.copyOf(content, 5_000_001)))
                .hasMessageContaining("ends after 5000000 bytes");
        assertThatThrownBy(() -> seconds(new Wish("absent", 512, 1), content))
                .hasMessageContaining("there is no file absent here");
    }

    private double seconds(Wish wish, byte[] expected) throws IOException {
        InetAddress own = InetAddress.ofLiteral("127.0.0.1");
        return TftpLoad.seconds(
                List.of(own, own, own),
                new InetSocketAddress(own, server.tftpPort()),
                wish,
                ByteBuffer.wrap(expected));
    }
}
