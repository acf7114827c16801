package dev.tarmac.bench.inventory;

import dev.tarmac.agent.network.HttpAddress;
import dev.tarmac.agent.network.HttpCall;
import dev.tarmac.agent.network.HttpLine;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/// The page that people look at all day.
final class RackPage implements AutoCloseable {
    private static final String BOARD = "/";
    private static final String LIST = "/api/v1/machines";
    private static final int OK = 200;
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpLine server;
    private final String token;
    private final Times times = new Times();
    private int bytes;

    /// @param token of somebody who may look
    RackPage(URI server, String token) {
        this.token = token;
        this.server = new HttpLine(HttpAddress.parse(server.toString()));
    }

    /// Fetches it once a second until then.
    void watch(Instant end) throws IOException, InterruptedException {
        String path = path();
        while (Instant.now().isBefore(end)) {
            long start = System.nanoTime();
            HttpCall.Reply reply = get(path);
            long nanos = System.nanoTime() - start;
            if (reply.status() != OK)
                throw new IOException(path + " answers " + reply.status() + ": " + reply.text());
            bytes = reply.text().length();
            times.add(nanos);
            Thread.sleep(Duration.ofNanos(Math.max(0, PAUSE.toNanos() - nanos)));
        }
    }

    /// The board, of a server that has one.
    private String path() throws IOException {
        HttpCall.Reply board = get(BOARD);
        return board.status() == OK && board.text().contains("<html") ? BOARD : LIST;
    }

    private HttpCall.Reply get(String path) throws IOException {
        return server.send("GET", path, token, "", SILENCE);
    }

    @Override
    public void close() {
        server.close();
    }

    Times times() {
        return times;
    }

    int bytes() {
        return bytes;
    }
}
