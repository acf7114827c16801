package dev.tarmac.bench.pxe;

import dev.tarmac.bench.pxe.TftpFetch.Wish;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/// Many fetches at once on the calling thread, each from an address of its own, as many machines.
final class TftpLoad {
    private static final int REMINDER_MILLIS = 1000;
    private static final int MOST_REMINDERS = 30;
    private static final int RECEIVE_BUFFER = 4 << 20;

    private TftpLoad() {}

    /// All fetches at once.
    ///
    /// @param owns addresses of this host, one for each fetch
    /// @return seconds until the last one was whole
    static double seconds(
            List<InetAddress> owns, InetSocketAddress server, Wish wish, ByteBuffer content)
            throws IOException {
        List<TftpFetch> fetches = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (InetAddress own : owns)
                fetches.add(opened(selector, new InetSocketAddress(own, 0), server, wish, content));
            long start = System.nanoTime();
            for (TftpFetch fetch : fetches) fetch.ask();
            run(selector, fetches);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static TftpFetch opened(
            Selector selector,
            InetSocketAddress own,
            InetSocketAddress server,
            Wish wish,
            ByteBuffer content)
            throws IOException {
        DatagramChannel socket = DatagramChannel.open();
        socket.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        socket.bind(own).configureBlocking(false);
        TftpFetch fetch = new TftpFetch(socket, server, wish, content);
        socket.register(selector, SelectionKey.OP_READ, fetch);
        return fetch;
    }

    private static void run(Selector selector, List<TftpFetch> fetches) throws IOException {
        int left = fetches.size();
        int reminders = 0;
        while (left > 0) {
            int ready = selector.select(REMINDER_MILLIS);
            if (ready == 0) {
                if (++reminders > MOST_REMINDERS)
                    throw new IOException(
                            "the server is silent; " + left + " fetches are not done");
                for (TftpFetch fetch : fetches) if (!fetch.isOver()) fetch.remind();
                continue;
            }
            for (SelectionKey key : selector.selectedKeys()) {
                TftpFetch fetch = (TftpFetch) key.attachment();
                fetch.hear();
                if (!fetch.isOver()) continue;
                key.channel().close();
                left--;
            }
            selector.selectedKeys().clear();
        }
    }
}
