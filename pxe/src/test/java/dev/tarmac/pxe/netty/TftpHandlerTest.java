package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.tftp.BootFile;
import dev.tarmac.pxe.tftp.TftpPath;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelException;
import io.netty.channel.EventLoop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Without file descriptors no socket can be made. When there are some again, everything is as
/// before.
@Timeout(60)
class TftpHandlerTest {
    private static final TftpLimits LIMITS = TftpLimits.STANDARD;

    private final AtomicBoolean isExhausted = new AtomicBoolean(true);
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void aTransferThatGetsNoSocketKeepsNoPlaceAndNoFile() throws Exception {
        try (TftpOnLoopback server =
                        new TftpOnLoopback(this::open, LIMITS, event -> {}, this::socket);
                TftpClient client = new TftpClient(server.port(), new Random(1), 0)) {
            for (int request = 0; request < LIMITS.transfersPerClient(); request++)
                client.openAndLeave("loader");
            while (closed.get() < LIMITS.transfersPerClient()) Thread.sleep(5);
            isExhausted.set(false);
            assertThat(client.fetch("loader", Map.of())).hasSize(700);
        }
        assertThat(closed).hasValue(opened.get());
    }

    private Bootstrap socket(EventLoop thread, TransferHandler handler) {
        if (!isExhausted.get()) return Sockets.transfer(thread, handler);
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
