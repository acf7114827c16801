package dev.tarmac.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import java.util.function.Supplier;

/// `GET /metrics`, as Prometheus reads it.
final class MetricsRoute implements HttpHandler {
    private final Supplier<String> metrics;

    MetricsRoute(Supplier<String> metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Reply.text(exchange, 200, "text/plain; version=0.0.4", metrics.get());
    }
}
