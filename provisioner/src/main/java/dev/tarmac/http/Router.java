package dev.tarmac.http;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;

import java.util.List;

/// Finds the route of a request, with the gate before it.
final class Router {
    private Router() {}

    static HttpHandler of(List<Route> routes, Gate gate) {
        RoutingHandler routing =
                Handlers.routing()
                        .setFallbackHandler(Router::unknown)
                        .setInvalidMethodHandler(Router::wrongMethod);
        for (Route route : routes) routing.add(route.method(), route.path(), gate.before(route));
        return routing;
    }

    private static void unknown(HttpServerExchange exchange) throws HttpProblem {
        throw new HttpProblem(
                404,
                exchange.getRequestPath(),
                "is no address of this server",
                "see docs/http-api.md for all there are");
    }

    private static void wrongMethod(HttpServerExchange exchange) throws HttpProblem {
        throw new HttpProblem(
                405,
                exchange.getRequestPath(),
                "does not take " + exchange.getRequestMethod(),
                "see docs/http-api.md for what it takes");
    }
}
