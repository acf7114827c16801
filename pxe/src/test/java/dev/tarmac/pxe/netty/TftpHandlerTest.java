package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.dhcp.BootStages;
import dev.tarmac.pxe.dhcp.lease.LeaseJournal;
import dev.tarmac.pxe.dhcp.lease.Leases;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;
import dev.tarmac.pxe.dhcp.lease.Occupancy;
import dev.tarmac.pxe.tftp.BootFile;
import dev.tarmac.pxe.tftp.TftpPath;
import dev.tarmac.pxe.tftp.TftpService;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Without file descriptors no socket can be made. When there are some again, everything is as
/// before.
@Timeout(60)
class TftpHandlerTest {
    private static final Ip4Address HERE = Ip4Address.parse("127.0.0.1");
    private static final TftpLimits LIMITS = TftpLimits.STANDARD;

    private final AtomicBoolean isExhausted = new AtomicBoolean(true);
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void aTransferThatGetsNoSocketKeepsNoPlaceAndNoFile() throws Exception {
        Leases leases =
                new Leases(
                        PxeConfig.of(
                                HERE,
                                Subnet.parse("127.0.0.0/8"),
                                AddressRange.parse("127.9.0.1", "127.9.0.9")),
                        Set.of(HERE),
                        List.of(),
                        new LeaseJournal(new MemoryLeaseStore()),
                        Occupancy.NOT_WATCHED);
        TftpHandler handler =
                new TftpHandler(
                        new TftpService(this::open, LIMITS),
                        LIMITS,
                        new TransferWatch(leases, new BootStages(), event -> {}),
                        this::socket);
        EventLoopGroup thread = Sockets.oneThread("tftp-test");
        Channel listener = Sockets.tftp(thread, handler, Sockets.at(HERE, 0));
        int port = ((InetSocketAddress) listener.localAddress()).getPort();
        try (TftpClient client = new TftpClient(port, new Random(1), 0)) {
            for (int request = 0; request < LIMITS.transfersPerClient(); request++)
                client.openAndLeave("loader");
            while (closed.get() < LIMITS.transfersPerClient()) Thread.sleep(5);
            isExhausted.set(false);
            assertThat(client.fetch("loader", Map.of())).hasSize(700);
        } finally {
            thread.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
        }
        assertThat(closed).hasValue(opened.get());
    }

    private Bootstrap socket(EventLoop thread, TransferHandler handler) {
        if (!isExhausted.get()) return Sockets.bootstrap(thread, handler);
        return new Bootstrap()
                .group(thread)
                .handler(handler)
                .channelFactory(
                        () -> {
                            throw new ChannelException("Too many open files");
                        });
    }

    private Optional<BootFile> open(TftpPath path) {
        opened.incrementAndGet();
        return Optional.of(
                new BootFile() {
                    @Override
                    public long size() {
                        return 700;
                    }

                    @Override
                    public void read(long offset, ByteBuffer into) {
                        into.put(new byte[into.remaining()]);
                    }

                    @Override
                    public void close() {
                        closed.incrementAndGet();
                    }
                });
    }
}
