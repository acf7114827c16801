package dev.tarmac.http;

import io.undertow.server.HttpServerExchange;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;

/// Sends a stretch of a file whenever the socket takes more, from the page cache to the socket
/// without a detour through this process. No thread waits for a slow client.
final class FileTransfer implements ChannelListener<StreamSinkChannel> {
    private static final Logger LOG = LoggerFactory.getLogger(FileTransfer.class);

    /// What one client may take before others of the same thread have their turn.
    private static final long TURN = 4L << 20;

    private final HttpServerExchange exchange;
    private final FileChannel file;
    private long position;
    private long left;

    private FileTransfer(HttpServerExchange exchange, FileChannel file, ByteSpan span) {
        this.exchange = exchange;
        this.file = file;
        this.position = span.start();
        this.left = span.length();
    }

    /// Takes over the file and the exchange.
    static void start(HttpServerExchange exchange, FileChannel file, ByteSpan span) {
        exchange.addExchangeCompleteListener(
                (over, next) -> {
                    IoUtils.safeClose(file);
                    next.proceed();
                });
        StreamSinkChannel channel = exchange.getResponseChannel();
        channel.getWriteSetter().set(new FileTransfer(exchange, file, span));
        channel.resumeWrites();
    }

    @Override
    public void handleEvent(StreamSinkChannel channel) {
        try {
            long turn = Math.min(left, TURN);
            while (turn > 0) {
                long sent = channel.transferFrom(file, position, turn);
                if (sent <= 0) {
                    if (position >= file.size()) throw new EOFException("the file became shorter");
                    return;
                }
                position += sent;
                left -= sent;
                turn -= sent;
            }
            if (left == 0) finish(channel);
        } catch (IOException e) {
            abandon(e);
        }
    }

    private void finish(StreamSinkChannel channel) throws IOException {
        channel.shutdownWrites();
        if (channel.flush()) {
            exchange.endExchange();
            return;
        }
        channel.getWriteSetter()
                .set(
                        ChannelListeners.flushingChannelListener(
                                flushed -> exchange.endExchange(), (broken, e) -> abandon(e)));
        channel.resumeWrites();
    }

    private void abandon(IOException e) {
        LOG.debug("{} to {}: {}", exchange.getRequestPath(), Ask.client(exchange), e.toString());
        IoUtils.safeClose(exchange.getConnection());
        exchange.endExchange();
    }
}
