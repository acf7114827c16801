package dev.tarmac.bench.pxe;

import dev.tarmac.bench.pxe.TftpFetch.Wish;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Many fetches at once on the calling thread, each from an address of its own, as many machines.
final class TftpLoad {
    private static final int REMINDER_MILLIS = 1000;
    private static final int MOST_REMINDERS = 30;

    private TftpLoad() {}

    /// All fetches at once.
    ///
    /// @param owns addresses of this host, one for each fetch
    /// @return seconds until the last one was whole
    static double seconds(
            List<InetAddress> owns, InetSocketAddress server, Wish wish, ByteBuffer content)
            throws IOException {
        List<ClientSocket> sockets = new ArrayList<>();
        try {
            List<TftpFetch> fetches = new ArrayList<>();
            for (InetAddress own : owns) {
                ClientSocket socket = ClientSocket.open(new InetSocketAddress(own, 0));
                sockets.add(socket);
                fetches.add(new TftpFetch(socket, server, wish, content));
            }
            long start = System.nanoTime();
            for (TftpFetch fetch : fetches) fetch.ask();
            run(sockets, fetches);
            return (System.nanoTime() - start) / 1e9;
        } finally {
            for (ClientSocket socket : sockets) socket.close();
        }
    }

    private static void run(List<ClientSocket> sockets, List<TftpFetch> fetches)
            throws IOException {
        try (ClientSocket.Waiting waiting = new ClientSocket.Waiting(sockets)) {
            int left = fetches.size();
            int reminders = 0;
            while (left > 0) {
                if (!waiting.await(REMINDER_MILLIS)) {
                    if (++reminders > MOST_REMINDERS)
                        throw new IOException(
                                "the server is silent; " + left + " fetches are not done");
                    for (TftpFetch fetch : fetches) if (!fetch.isOver()) fetch.remind();
                    continue;
                }
                for (int number = 0; number < fetches.size(); number++) {
                    if (!waiting.hasSomething(number)) continue;
                    fetches.get(number).hear();
                    if (!fetches.get(number).isOver()) continue;
                    waiting.without(number);
                    left--;
                }
            }
        }
    }
}
