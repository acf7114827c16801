package dev.tarmac.http;

import dev.tarmac.access.Sessions.Exchange;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.ledger.Moment;
import dev.tarmac.order.Hello;
import dev.tarmac.order.OrderJson;
import dev.tarmac.pxe.MacAddress;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Optional;

/// `POST /agent/v1/hello`: a ticket for a token.
final class HelloRoute implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(HelloRoute.class);
    private static final int MOST_ABILITIES = 100;

    private final Services services;
    private final HelloLimit limit;

    HelloRoute(Services services) {
        this.services = services;
        this.limit = new HelloLimit(services.clock());
    }

    @Override
    public void handleRequest(HttpServerExchange exchange)
            throws IOException, HttpProblem, MalformedJson {
        String client = Ask.client(exchange);
        if (!limit.allows(client))
            throw new HttpProblem(
                    429, "agent at " + client, "was refused too often", "wait some seconds");
        Hello hello = hello(exchange);
        switch (services.door().enter(hello, client)) {
            case Exchange.Opened opened -> welcome(exchange, hello, client);
            case Exchange.Unknown() -> throw refused(hello, client, "is unknown");
            case Exchange.Expired() -> throw refused(hello, client, "is too old");
            case Exchange.OfAnotherMachine(MacAddress owner) ->
                    throw refused(hello, client, "was made for " + owner);
            case Exchange.UsedBefore used -> {
                LOG.error(
                        "ALARM {}: the boot ticket that {} used at {} is shown again by {}",
                        hello.mac(),
                        used.by(),
                        used.at(),
                        client);
                throw refused(hello, client, "was used before");
            }
        }
    }

    private static Hello hello(HttpServerExchange exchange)
            throws IOException, HttpProblem, MalformedJson {
        Hello hello = OrderJson.decodeHello(Ask.body(exchange));
        boolean fits =
                !hello.ticket().isBlank()
                        && hello.ticket().length() <= 128
                        && hello.agentVersion().length() <= 128
                        && hello.abilities().size() <= MOST_ABILITIES
                        && hello.abilities().stream().allMatch(word -> word.length() <= 64);
        if (!fits)
            throw new HttpProblem(
                    400, "the hello", "has a part that is too long or empty", "send a real one");
        return hello;
    }

    private void welcome(HttpServerExchange exchange, Hello hello, String client) {
        MacAddress mac = MacAddress.parse(hello.mac());
        services.machines().seen(mac, Optional.of(client), services.clock().instant());
        services.watch().note(mac, Moment.of(Moment.Kind.HELLO, services.clock().instant()));
        LOG.info("{}: agent {} says hello from {}", mac, hello.agentVersion(), client);
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
