package dev.tarmac.http;

import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands around all routes: moves each request to a virtual thread of its own and turns whatever a
/// handler throws into a problem in JSON.
final class Guard implements HttpHandler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpHandler routes;

    Guard(HttpHandler routes) {
        this.routes = routes;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.dispatch(threads, this::answer);
    }

    private void answer(HttpServerExchange exchange) {
        try {
            routes.handleRequest(exchange);
        } catch (HttpProblem e) {
            reply(exchange, e.status(), e.problems());
        } catch (Refused e) {
            reply(exchange, 422, e.problems());
        } catch (MalformedJson e) {
            reply(exchange, 400, exchange.getRequestPath(), e.getMessage(), "see docs/http-api.md");
        } catch (RequestTooBigException e) {
            reply(exchange, 413, "the request", "is too long", "send less");
        } catch (InterruptedException e) {
            reply(exchange, 503, "the server", "is going down", "try again");
        } catch (IOException e) {
            LOG.debug("{} {}: {}", exchange.getRequestMethod(), exchange.getRequestPath(), e + "");
            exchange.endExchange();
        } catch (Exception e) {
            LOG.error("{} {}", exchange.getRequestMethod(), exchange.getRequestPath(), e);
            reply(
                    exchange,
                    500,
                    exchange.getRequestPath(),
                    "the server failed: " + e.getClass().getSimpleName(),
                    "the server's log has the details; please report it");
        }
    }

    /// Long polls end at once.
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static void reply(
            HttpServerExchange exchange, int status, String where, String what, String fix) {
        reply(exchange, status, List.of(Problem.at(where, what, fix)));
    }

    private static void reply(HttpServerExchange exchange, int status, List<Problem> problems) {
        if (exchange.isResponseStarted()) {
            exchange.endExchange();
            return;
        }
        Reply.problem(exchange, status, problems);
    }
}
