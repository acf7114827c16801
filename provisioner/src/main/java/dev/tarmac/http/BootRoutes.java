package dev.tarmac.http;

import dev.tarmac.pxe.MacAddress;

import io.undertow.server.HttpServerExchange;

import java.util.function.Function;

/// What iPXE fetches for one machine.
final class BootRoutes {
    private final Function<MacAddress, String> script;
    private final Function<MacAddress, byte[]> ticket;

    BootRoutes(Function<MacAddress, String> script, Function<MacAddress, byte[]> ticket) {
        this.script = script;
        this.ticket = ticket;
    }

    void script(HttpServerExchange exchange) throws HttpProblem {
        Reply.text(exchange, 200, "text/plain", script.apply(machine(exchange)));
    }

    void ticket(HttpServerExchange exchange) throws HttpProblem {
        Reply.bytes(exchange, 200, "application/octet-stream", ticket.apply(machine(exchange)));
    }

    private static MacAddress machine(HttpServerExchange exchange) throws HttpProblem {
        MacAddress mac = Ask.path(exchange, "mac", MacAddress::parse);
        if (!mac.isOneMachine())
            throw new HttpProblem(
                    400,
                    exchange.getRequestPath(),
                    mac + " belongs to no single machine",
                    "boot through a NIC with an address of its own");
        return mac;
    }
}
