package dev.tarmac.http;

import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;

import io.undertow.server.HttpServerExchange;

import java.util.List;
import java.util.Map;

/// Whether the server is there, and whether it can do its work.
final class HealthRoutes {
    private final Services services;

    HealthRoutes(Services services) {
        this.services = services;
    }

    /// `GET /health`: well is who can read his database and has an agent to give away.
    void health(HttpServerExchange exchange) throws Refused {
        services.installs().overdue(services.clock().instant());
        services.agent().read();
        Reply.json(exchange, 200, JsonObject.members("status", "ok"));
    }

    /// `GET /health/live`: who answers lives. Whatever else is wrong, a restart does not mend it.
    void live(HttpServerExchange exchange) {
        Reply.json(exchange, 200, JsonObject.members("status", "ok"));
    }

    /// `GET /health/ready`: every part that machines need, and what is wrong with those that do not
    /// work.
    void ready(HttpServerExchange exchange) {
        List<Part> parts = services.operations().parts().get();
        boolean isReady = parts.stream().allMatch(Part::isReady);
        Reply.json(
                exchange,
                isReady ? 200 : 503,
                JsonObject.members(
                        "status",
                        isReady ? "ready" : "not ready",
                        "parts",
                        parts.stream().map(HealthRoutes::json).toList()));
    }

    private static Map<String, Object> json(Part part) {
        Map<String, Object> json = JsonObject.members("name", part.name(), "ready", part.isReady());
        part.problem().map(Reply::problem).ifPresent(json::putAll);
        return json;
    }
}
