package dev.tarmac.bench.inventory;

import dev.tarmac.agent.network.HttpAddress;
import dev.tarmac.agent.network.HttpCall;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/// The page that people look at all day.
final class RackPage {
    private static final String PATH = "/api/v1/machines";
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpAddress server;
    private final String token;
    private final Times times = new Times();
    private int bytes;

    /// @param token of somebody who may look
    RackPage(URI server, String token) {
        this.token = token;
        this.server = HttpAddress.parse(server.toString());
    }

    /// Fetches it once a second until then.
    void watch(Instant end) throws IOException, InterruptedException {
        while (Instant.now().isBefore(end)) {
            long start = System.nanoTime();
            HttpCall.Reply reply = HttpCall.send(server, "GET", PATH, token, "", SILENCE);
            long nanos = System.nanoTime() - start;
            if (reply.status() != 200)
                throw new IOException(PATH + " answers " + reply.status() + ": " + reply.text());
            bytes = reply.text().length();
            times.add(nanos);
            Thread.sleep(Duration.ofNanos(Math.max(0, PAUSE.toNanos() - nanos)));
        }
    }

    Times times() {
        return times;
    }

    int bytes() {
        return bytes;
    }
}
