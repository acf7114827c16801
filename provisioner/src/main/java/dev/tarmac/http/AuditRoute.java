package dev.tarmac.http;

import dev.tarmac.audit.AuditEntry;
import dev.tarmac.audit.AuditLog;
import dev.tarmac.json.JsonObject;
import dev.tarmac.pxe.MacAddress;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `GET /api/v1/audit?machine=MAC&before=NUMBER&limit=100`: newest first.
final class AuditRoute implements HttpHandler {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final AuditLog log;
    private final MachinePath path;

    AuditRoute(AuditLog log, MachinePath path) {
        this.log = log;
        this.path = path;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws HttpProblem {
        long limit = Math.clamp(Ask.number(exchange, "limit", USUAL), 1, MOST);
        long before = Ask.number(exchange, "before", Long.MAX_VALUE);
        List<AuditEntry> entries = log.page(machine(exchange), before, (int) limit);
        Reply.json(
                exchange,
                200,
                JsonObject.members(
                        "entries",
                        entries.stream().map(AuditRoute::json).toList(),
                        "before",
                        entries.size() < limit
                                ? Optional.empty()
                                : Optional.of(entries.getLast().number())));
    }

    /// Also one that is not there any more, by its address.
    private Optional<MacAddress> machine(HttpServerExchange exchange) throws HttpProblem {
        Deque<String> name = exchange.getQueryParameters().get("machine");
        return name == null ? Optional.empty() : Optional.of(path.macOf(name.getFirst()));
    }

    private static Map<String, Object> json(AuditEntry entry) {
        return JsonObject.members(
                "number", entry.number(),
                "at", entry.at().toString(),
                "actor", entry.actor().toString(),
                "machine", entry.what().mac().map(MacAddress::toString),
                "subject", entry.what().subject(),
                "action", entry.what().action(),
                "detail", entry.what().detail());
    }
}
