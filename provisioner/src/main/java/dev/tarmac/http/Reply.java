package dev.tarmac.http;

import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Problem;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The ways to answer.
final class Reply {
    private Reply() {}

    static void json(HttpServerExchange exchange, int status, Map<String, ?> body) {
        text(exchange, status, "application/json", JsonObject.write(body) + "\n");
    }

    static void text(HttpServerExchange exchange, int status, String type, String body) {
        bytes(exchange, status, type + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    static void bytes(HttpServerExchange exchange, int status, String type, byte[] body) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(ByteBuffer.wrap(body));
    }

    static void nothing(HttpServerExchange exchange) {
        exchange.setStatusCode(204);
        exchange.endExchange();
    }

    /// The first problem stands at the top; all of them follow where there are several.
    static void problem(HttpServerExchange exchange, int status, List<Problem> problems) {
        Map<String, Object> body = problem(problems.getFirst());
        if (problems.size() > 1)
            body.put("problems", problems.stream().map(Reply::problem).toList());
        json(exchange, status, body);
    }

    static Map<String, Object> problem(Problem problem) {
        return JsonObject.members(
                "where", problem.where().toString(),
                "what", problem.what(),
                "fix", problem.fix());
    }
}
