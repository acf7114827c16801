package dev.tarmac.http;

import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Problem;

import io.undertow.io.AsyncSenderImpl;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The ways to answer. The last byte leaves by the connection's own thread: when another thread
/// ends an exchange, Undertow's has to spin until it is through, and a virtual thread that waits
/// for a processor meanwhile makes that long.
final class Reply {
    private Reply() {}

    /// What people's tools get has a tag that they may ask again with.
    static void json(HttpServerExchange exchange, int status, Map<String, ?> body) {
        String text = JsonObject.write(body) + "\n";
        boolean isLook = status == 200 && exchange.getRequestMethod().equals(Methods.GET);
        if (isLook && Gate.caller(exchange).isPresent())
            tagged(exchange, status, text, EntityTag.strong(text));
        else text(exchange, status, "application/json", text);
    }

    /// The tag that [#json] gives to it.
    static EntityTag tag(Map<String, ?> body) {
        return EntityTag.strong(JsonObject.write(body) + "\n");
    }

    /// With a tag of its own.
    static void tagged(
            HttpServerExchange exchange, int status, Map<String, ?> body, EntityTag tag) {
        tagged(exchange, status, JsonObject.write(body) + "\n", tag);
    }

    private static void tagged(
            HttpServerExchange exchange, int status, String text, EntityTag tag) {
        exchange.getResponseHeaders().put(Headers.ETAG, tag.text());
        String known = exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH);
        boolean isLook = exchange.getRequestMethod().equals(Methods.GET);
        if (isLook && known != null && tag.isIn(known)) end(exchange.setStatusCode(304));
        else text(exchange, status, "application/json", text);
    }

    static void text(HttpServerExchange exchange, int status, String type, String body) {
        bytes(exchange, status, type + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    static void bytes(HttpServerExchange exchange, int status, String type, byte[] body) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        atLast(exchange, () -> new AsyncSenderImpl(exchange).send(ByteBuffer.wrap(body)));
    }

    private static void end(HttpServerExchange exchange) {
        atLast(exchange, exchange::endExchange);
    }

    private static void atLast(HttpServerExchange exchange, Runnable answer) {
        if (exchange.isInIoThread()) {
            answer.run();
            return;
        }
        readToEnd(exchange);
        exchange.dispatch(exchange.getIoThread(), answer);
    }

    /// What a handler left unread would be read at the end of the exchange, by who ends it: a
    /// client that sends no more shall hold up this thread, not one that many connections share.
    private static void readToEnd(HttpServerExchange exchange) {
        if (!exchange.isBlocking()) return;
        try {
            exchange.getInputStream().close();
        } catch (IOException e) {
            // The connection is over, which the answer finds out as well.
        }
    }

    static void nothing(HttpServerExchange exchange) {
        end(exchange.setStatusCode(204));
    }

    /// Problem details (RFC 9457). Beside their members stand our own: the first problem's, and all
    /// of them in `problems`.
    static void problem(HttpServerExchange exchange, int status, List<Problem> problems) {
        Problem first = problems.getFirst();
        Map<String, Object> body =
                JsonObject.members(
                        "type",
                        "about:blank",
                        "title",
                        StatusCodes.getReason(status),
                        "status",
                        status,
                        "detail",
                        first.where() + ": " + first.what());
        body.putAll(problem(first));
        body.put("problems", problems.stream().map(Reply::problem).toList());
        text(exchange, status, "application/problem+json", JsonObject.write(body) + "\n");
    }

    static Map<String, Object> problem(Problem problem) {
        return JsonObject.members(
                "where", problem.where().toString(),
                "what", problem.what(),
                "fix", problem.fix());
    }
}
