package dev.tarmac.http;

import dev.tarmac.access.Caller;
import dev.tarmac.audit.Actor;

import io.undertow.server.HttpServerExchange;

/// Who asks, for the audit log.
final class Callers {
    private Callers() {}

    /// Only where the route asks for a role.
    static Actor actor(HttpServerExchange exchange) {
        Caller caller = Gate.caller(exchange).orElseThrow();
        return new Actor(
                switch (caller.kind()) {
                    case USER -> Actor.Kind.USER;
                    case TOKEN -> Actor.Kind.TOKEN;
                },
                caller.name().text());
    }
}
