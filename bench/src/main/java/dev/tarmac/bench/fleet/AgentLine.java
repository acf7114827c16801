package dev.tarmac.bench.fleet;

import dev.tarmac.agent.network.Backoff;
import dev.tarmac.agent.network.HttpAddress;
import dev.tarmac.agent.network.HttpCall;
import dev.tarmac.agent.network.HttpLine;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// One machine's way to the server, with the agent's own HTTP. A server that is away, or answers
/// 5xx, is asked again for ever.
final class AgentLine implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final int REFUSALS = 300;
    private static final int FAILURES = 500;

    private final HttpLine server;
    private volatile String token = "";
    private volatile long heard = System.nanoTime();

    AgentLine(HttpAddress server) {
        this.server = new HttpLine(server);
    }

    /// What every later request shows.
    void show(String other) {
        token = other;
    }

    /// What the server says to it, be it yes or no.
    int status(String target, Map<String, ?> body) throws InterruptedException {
        return persist("POST", target, JsonObject.write(body), SILENCE).status();
    }

    /// Asks until there is an answer.
    String get(String target) throws Refused, InterruptedException {
        return taken(target, persist("GET", target, "", SILENCE));
    }

    /// Asks for something to do; the server may take its time.
    JsonObject poll(String target, Duration wait)
            throws Refused, InterruptedException, MalformedJson {
        return JsonObject.parse(taken(target, persist("GET", target, "", SILENCE.plus(wait))));
    }

    /// Tells until it is heard.
    String post(String target, Map<String, ?> body) throws Refused, InterruptedException {
        return taken(target, persist("POST", target, JsonObject.write(body), SILENCE));
    }

    /// Tells once.
    HttpCall.Reply postOnce(String target, Map<String, ?> body) throws IOException {
        return once("POST", target, JsonObject.write(body), SILENCE);
    }

    /// Whether the server has heard nothing for that time.
    boolean isSilentFor(Duration time) {
        return System.nanoTime() - heard >= time.toNanos();
    }

    private HttpCall.Reply persist(String method, String target, String body, Duration silence)
            throws InterruptedException {
        Backoff backoff = new Backoff();
        while (true) {
            try {
                return once(method, target, body, silence);
            } catch (IOException e) {
                backoff.pause();
            }
        }
    }

    private HttpCall.Reply once(String method, String target, String body, Duration silence)
            throws IOException {
        long sent = System.nanoTime();
        HttpCall.Reply reply = server.send(method, target, token, body, silence);
        if (sent - heard > 0) heard = sent;
        if (reply.status() >= FAILURES) throw new IOException("status " + reply.status());
        return reply;
    }

    /// After a no the agent gives up this boot.
    private static String taken(String target, HttpCall.Reply reply) throws Refused {
        if (reply.status() < REFUSALS) return reply.text();
        throw new Refused(
                target, "answers " + reply.status() + ": " + reply.text().strip(), "start again");
    }

    @Override
    public void close() {
        server.close();
    }
}
