package dev.tarmac.http;

import dev.tarmac.audit.Actor;

import io.undertow.server.HttpServerExchange;

/// Who asks, for the audit log.
final class Callers {
    private Callers() {}

    /// Known by the network address: the interface has no access control yet.
    static Actor actor(HttpServerExchange exchange) {
        return new Actor(Actor.Kind.USER, Ask.client(exchange));
    }
}
