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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Sends a stretch of a file whenever the socket takes more, from the page cache to the socket
/// without a detour through this process. No thread waits for a slow client.
final class FileTransfer implements ChannelListener<StreamSinkChannel> {
    private static final Logger LOG = LoggerFactory.getLogger(FileTransfer.class);

    /// What one client may take before others of the same thread have their turn.
    private static final long TURN = 4L << 20;

    /// What leaves together with the headers. Undertow's own way to join headers and the begin of a
    /// file reads at the file's position, whatever position it was asked for.
    private static final int HEAD = 8 << 10;

    private final HttpServerExchange exchange;
    private final FileChannel file;
    private final ByteBuffer head;
    private long position;
    private long left;

    private FileTransfer(HttpServerExchange exchange, FileChannel file, ByteSpan span)
            throws IOException {
        this.exchange = exchange;
        this.file = file;
        this.head = ByteBuffer.allocate((int) Math.min(HEAD, span.length()));
        this.position = span.start();
        this.left = span.length();
        while (head.hasRemaining())
            if (file.read(head, position + head.position()) < 0) throw shortened();
        head.flip();
    }

    /// Takes over the file and the exchange.
    static void start(HttpServerExchange exchange, FileChannel file, ByteSpan span)
            throws IOException {
        FileTransfer transfer = new FileTransfer(exchange, file, span);
        exchange.addExchangeCompleteListener(
                (over, next) -> {
                    IoUtils.safeClose(file);
                    next.proceed();
                });
        StreamSinkChannel channel = exchange.getResponseChannel();
        channel.getWriteSetter().set(transfer);
        channel.resumeWrites();
    }

    @Override
    public void handleEvent(StreamSinkChannel channel) {
        try {
            long end = left - Math.min(left, TURN);
            while (left > end) {
                long sent = send(channel, left - end);
                if (sent <= 0) return;
                position += sent;
                left -= sent;
            }
            if (left == 0) finish(channel);
        } catch (IOException e) {
            abandon(e);
        }
    }

    private long send(StreamSinkChannel channel, long most) throws IOException {
        if (head.hasRemaining()) return channel.write(head);
        long sent = channel.transferFrom(file, position, most);
        if (sent <= 0 && position >= file.size()) throw shortened();
        return sent;
    }

    private static EOFException shortened() {
        return new EOFException("the file became shorter");
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
