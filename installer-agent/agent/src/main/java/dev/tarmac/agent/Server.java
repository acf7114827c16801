package dev.tarmac.agent;

import dev.tarmac.agent.network.Backoff;
import dev.tarmac.agent.network.Complaint;
import dev.tarmac.agent.network.HttpAddress;
import dev.tarmac.agent.network.HttpCall;
import dev.tarmac.agent.network.HttpLine;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.order.AgentCommand;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.EventJson;
import dev.tarmac.order.Hello;
import dev.tarmac.order.OrderJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The server's interface for agents. A server that is away, or answers 5xx, is asked again for
/// ever; anything else it says no to is [Refused].
final class Server {
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final int POLL_SECONDS = 20;

    /// Who has told the server nothing for that time says that he lives: it hears of an agent at
    /// least every other second.
    static final Duration BEAT = Duration.ofSeconds(1);

    /// A beat that hangs for longer only keeps the next one.
    private static final Duration BEAT_SILENCE = Duration.ofSeconds(3);

    private static final Duration POLL_SILENCE = Duration.ofSeconds(POLL_SECONDS + 15L);

    private final HttpAddress address;
    private final HttpLine line;
    private final Console console;
    private volatile String token = "";

    /// When the newest request left that was answered; of `System.nanoTime`.
    private volatile long heard = System.nanoTime() - BEAT.toNanos();

    Server(HttpAddress address, Console console) {
        this.address = address;
        this.line = new HttpLine(address);
        this.console = console;
    }

    /// Trades the one-use ticket for the token that every later call carries.
    Hello.Welcome hello(Hello hello) throws Refused, InterruptedException {
        String body = JsonObject.write(OrderJson.encode(hello));
        HttpCall.Reply reply = persist("POST", "/agent/v1/hello", body, SILENCE);
        try {
            Hello.Welcome welcome = OrderJson.decodeWelcome(JsonObject.parse(reply.text()));
            token = welcome.token();
            return welcome;
        } catch (MalformedJson e) {
            throw new Refused(misunderstood("/agent/v1/hello", e), e);
        }
    }

    void facts(MachineFacts facts) throws Refused, InterruptedException {
        persist("POST", "/agent/v1/facts", JsonObject.write(FactsJson.encode(facts)), SILENCE);
    }

    /// What to do next; [AgentCommand.Wait] when nothing came for a while.
    AgentCommand command() throws Refused, InterruptedException {
        String target = "/agent/v1/command?wait=" + POLL_SECONDS;
        HttpCall.Reply reply = persist("GET", target, "", POLL_SILENCE);
        try {
            return OrderJson.decodeCommand(JsonObject.parse(reply.text()));
        } catch (MalformedJson e) {
            throw new Refused(misunderstood("/agent/v1/command", e), e);
        }
    }

    /// Tells events once; returns the number of the last one the server has. Refused when the
    /// attempt is over for the server, or this agent is none of its any more.
    long events(List<AgentEvent> events) throws IOException, Refused {
        List<Map<String, Object>> encoded = new ArrayList<>();
        for (AgentEvent event : events) encoded.add(EventJson.encode(event));
        String body = JsonObject.write(JsonObject.members("events", encoded));
        HttpCall.Reply reply = once("POST", "/agent/v1/events", body, SILENCE);
        if (reply.status() >= 300) throw new Refused(problem("/agent/v1/events", reply));
        try {
            return JsonObject.parse(reply.text()).number("acknowledged");
        } catch (MalformedJson e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// A sign of life, unless the server has just heard another one; whether it arrives does not
    /// matter, the next one follows soon.
    void beat() {
        if (System.nanoTime() - heard < BEAT.toNanos()) return;
        try {
            once("POST", "/agent/v1/beat", "{}", BEAT_SILENCE);
        } catch (IOException e) {
            // The next one follows soon.
        }
    }

    HttpAddress address() {
        return address;
    }

    private HttpCall.Reply persist(String method, String target, String body, Duration silence)
            throws Refused, InterruptedException {
        Backoff backoff = new Backoff();
        Complaint complaint = new Complaint();
        while (true) {
            try {
                HttpCall.Reply reply = once(method, target, body, silence);
                if (reply.status() >= 300) throw new Refused(problem(target, reply));
                return reply;
            } catch (IOException e) {
                if (complaint.isDue())
                    console.say(
                            "server "
                                    + address
                                    + " does not answer ("
                                    + e.getMessage()
                                    + "); asking on");
                backoff.pause();
            }
        }
    }

    private HttpCall.Reply once(String method, String target, String body, Duration silence)
            throws IOException {
        long sent = System.nanoTime();
        HttpCall.Reply reply = line.send(method, target, token, body, silence);
        if (sent - heard > 0) heard = sent;
        if (reply.status() >= 500) throw new IOException("status " + reply.status());
        return reply;
    }

    /// The server's own words when it sent a problem, else the status.
    private Problem problem(String target, HttpCall.Reply reply) {
        try {
            JsonObject json = JsonObject.parse(reply.text());
            return Problem.at(json.text("where"), json.text("what"), json.text("fix"));
        } catch (MalformedJson | IllegalArgumentException e) {
            return Problem.at(
                    address + target,
                    "the server answers with status " + reply.status(),
                    "look at the server's log");
        }
    }

    private Problem misunderstood(String target, MalformedJson e) {
        return Problem.at(
                address + target,
                "this agent does not understand the answer: " + e.getMessage(),
                "build agent and server from the same version: tarmac agent build");
    }
}
