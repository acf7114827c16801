package dev.tarmac.http;

import dev.tarmac.access.Secret;
import dev.tarmac.access.Session;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.install.Reports.Outcome;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.ledger.Moment;
import dev.tarmac.machine.Presence;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.EventJson;
import dev.tarmac.order.OrderJson;
import dev.tarmac.pxe.Ip4Address;

import io.undertow.server.HttpServerExchange;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.Inet4Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an agent with a token says and asks.
final class AgentRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(AgentRoutes.class);
    private static final int MOST_EVENTS = 1000;

    private final Services services;

    AgentRoutes(Services services) {
        this.services = services;
    }

    /// `POST /agent/v1/facts`
    void facts(HttpServerExchange exchange) throws IOException, HttpProblem, MalformedJson {
        Session session = session(exchange);
        seen(exchange, session);
        MachineFacts facts = FactsJson.decode(Ask.body(exchange, Ask.FROM_AGENTS));
        Instant now = services.clock().instant();
        services.machines().report(session.mac(), facts, now);
        services.arrivals().appeared(session.mac());
        services.watch().note(session, Moment.of(Moment.Kind.FACTS, now));
        services.wakeups().wake(session.mac());
        LOG.info(
                "{}: {} with {} disks, {} MiB of memory",
                session.mac(),
                facts.firmware(),
                facts.disks().size(),
                facts.memoryBytes() >> 20);
        Reply.nothing(exchange);
    }

    /// `GET /agent/v1/command?wait=20`
    void command(HttpServerExchange exchange) throws HttpProblem, InterruptedException {
        Secret token = token(exchange);
        Session session = session(exchange);
        seen(exchange, session);
        Reply.json(
                exchange,
                200,
                OrderJson.encode(
                        services.dispatch()
                                .next(
                                        session,
                                        Ask.waitSeconds(exchange),
                                        () -> services.door().session(token).isPresent())));
    }

    /// `POST /agent/v1/events`
    void events(HttpServerExchange exchange) throws IOException, HttpProblem, MalformedJson {
        Session session = session(exchange);
        List<AgentEvent> events =
                Ask.body(exchange, Ask.FROM_AGENTS).list("events", EventJson::decode);
        if (events.isEmpty() || events.size() > MOST_EVENTS)
            throw new HttpProblem(
                    400,
                    "the report",
                    "has " + events.size() + " events",
                    "send 1 to " + MOST_EVENTS + " at once");
        seen(exchange, session);
        services.doctor().heard(session.mac(), events);
        String install = "install " + events.getFirst().stamp().install();
        switch (services.reports().take(session, events)) {
            case Outcome.Acknowledged(long sequence) ->
                    Reply.json(exchange, 200, JsonObject.members("acknowledged", sequence));
            case Outcome.Over(String why) ->
                    throw new HttpProblem(
                            409, install, "is " + why, "stop this attempt and ask for a command");
            case Outcome.Gap(long expected) ->
                    throw new HttpProblem(
                            400, install, "event " + expected + " is missing", "send it first");
            case Outcome.NotYours() ->
                    throw new HttpProblem(
                            403, install, "is of another machine", "report only your own");
            case Outcome.Mixed() ->
                    throw new HttpProblem(
                            400, "the report", "is about several attempts", "send one per attempt");
        }
    }

    /// `POST /agent/v1/beat`
    void beat(HttpServerExchange exchange) throws HttpProblem {
        seen(exchange, session(exchange));
        Reply.nothing(exchange);
    }

    private void seen(HttpServerExchange exchange, Session session) {
        services.presence()
                .heard(
                        session.mac(),
                        new Presence.Sign(Ask.client(exchange), services.clock().instant()));
        if (exchange.getDestinationAddress().getAddress() instanceof Inet4Address here)
            services.reached().accept(session.mac(), Ip4Address.of(here));
    }

    private Session session(HttpServerExchange exchange) throws HttpProblem {
        Optional<Session> session = services.door().session(token(exchange));
        if (session.isEmpty()) throw unknownToken(exchange);
        return session.get();
    }

    private static Secret token(HttpServerExchange exchange) throws HttpProblem {
        try {
            return new Secret(Ask.bearer(exchange));
        } catch (IllegalArgumentException e) {
            throw unknownToken(exchange);
        }
    }

    private static HttpProblem unknownToken(HttpServerExchange exchange) {
        return new HttpProblem(
                401,
                exchange.getRequestPath(),
                "its token is unknown, or of an earlier boot of the machine",
                "start the machine again");
    }
}
