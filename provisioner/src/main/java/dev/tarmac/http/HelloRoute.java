package dev.tarmac.http;

import dev.tarmac.access.Session;
import dev.tarmac.access.Sessions.Exchange;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.ledger.Moment;
import dev.tarmac.order.Hello;
import dev.tarmac.order.OrderJson;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Printable;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Instant;

/// `POST /agent/v1/hello`: a ticket for a token.
final class HelloRoute implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(HelloRoute.class);
    private static final int MOST_ABILITIES = 100;
    private static final int LONGEST_TEXT = 128;

    private final Services services;
    private final HelloLimit limit;

    HelloRoute(Services services) {
        this.services = services;
        this.limit = new HelloLimit(services.clock());
    }

    @Override
    public void handleRequest(HttpServerExchange exchange)
            throws IOException, HttpProblem, MalformedJson, InterruptedException {
        String client = Ask.client(exchange);
        if (!limit.allows(client))
            // Not 429: an agent takes every 4xx for its end and asks again after a 5xx.
            throw new HttpProblem(
                    503, "agent at " + client, "was refused too often", "wait some seconds");
        Hello hello = hello(exchange);
        MacAddress mac = mac(hello);
        switch (services.door().enter(mac, hello, client)) {
            case Exchange.Opened(Session session) -> welcome(exchange, hello, session, client);
            case Exchange.Unknown() -> throw refused(hello, client, "is unknown");
            case Exchange.Expired() -> throw refused(hello, client, "is too old");
            case Exchange.OfAnotherMachine(MacAddress owner) ->
                    throw refused(hello, client, "was made for " + owner);
            case Exchange.AgentAlive(Instant lastSign) -> {
                LOG.error(
                        "ALARM {}: {} shows a boot ticket, but the machine was not started again:"
                                + " its agent spoke at {}",
                        mac,
                        client,
                        lastSign);
                throw refused(hello, client, "is not its own, its agent is still at work");
            }
            case Exchange.UsedBefore used -> {
                LOG.error(
                        "ALARM {}: the boot ticket that {} used at {} is shown again by {}",
                        mac,
                        used.by(),
                        used.at(),
                        client);
                throw refused(hello, client, "was used before");
            }
        }
    }

    private static MacAddress mac(Hello hello) throws HttpProblem {
        try {
            return MacAddress.parse(hello.mac());
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(
                    400, "the hello", Printable.of(e.getMessage()), "send a real one");
        }
    }

    private static Hello hello(HttpServerExchange exchange)
            throws IOException, HttpProblem, MalformedJson {
        Hello hello = OrderJson.decodeHello(Ask.body(exchange, Ask.FROM_ANYBODY));
        boolean fits =
                !hello.ticket().isBlank()
                        && hello.ticket().length() <= LONGEST_TEXT
                        && hello.agentVersion().length() <= LONGEST_TEXT
                        && hello.abilities().size() <= MOST_ABILITIES
                        && hello.abilities().stream()
                                .allMatch(word -> word.length() <= LONGEST_TEXT);
        if (!fits)
            throw new HttpProblem(
                    400, "the hello", "has a part that is too long or empty", "send a real one");
        return hello;
    }

    private void welcome(HttpServerExchange exchange, Hello hello, Session session, String client) {
        services.machines().seen(session.mac(), client, services.clock().instant());
        services.watch().note(session, Moment.of(Moment.Kind.HELLO, services.clock().instant()));
        // What an earlier boot left waiting finds out that it is over.
        services.wakeups().wake(session.mac());
        LOG.info(
                "{}: agent {} says hello from {}",
                session.mac(),
                Printable.of(hello.agentVersion()),
                client);
        Reply.json(
                exchange,
                200,
                OrderJson.encode(
                        new Hello.Welcome(
                                services.door().token(hello).text(), services.clock().millis())));
    }

    private HttpProblem refused(Hello hello, String client, String why) {
        limit.refused(client);
        LOG.warn("{}: hello from {} refused, its ticket {}", hello.mac(), client, why);
        return new HttpProblem(
                403,
                "machine " + hello.mac(),
                "its boot ticket " + why,
                "start the machine again: each boot gets a new ticket");
    }
}
