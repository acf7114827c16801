package dev.tarmac.http;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.function.Function;

/// What a request says: its path, its query, its body, each within limits.
final class Ask {
    /// Facts of a machine with hundreds of disks stay below it.
    static final int MAX_BODY = 4 << 20;

    private static final long LONGEST_WAIT = 60;

    private Ask() {}

    /// A named part of the path, never a parameter of the query, as a value; the parser's
    /// IllegalArgumentException is a 400.
    static <T> T path(HttpServerExchange exchange, String name, Function<String, T> parser)
            throws HttpProblem {
        try {
            return parser.apply(
                    exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                            .getParameters()
                            .get(name));
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(
                    400, exchange.getRequestPath(), e.getMessage(), "correct the address");
        }
    }

    /// A whole number of the query.
    static long number(HttpServerExchange exchange, String name, long otherwise)
            throws HttpProblem {
        Deque<String> values = exchange.getQueryParameters().get(name);
        if (values == null) return otherwise;
        if (!values.getFirst().matches("\\d{1,18}"))
            throw new HttpProblem(
                    400,
                    exchange.getRequestPath(),
                    name + " is no whole number: '" + values.getFirst() + "'",
                    "write ?" + name + "=20");
        return Long.parseLong(values.getFirst());
    }

    static Duration waitSeconds(HttpServerExchange exchange) throws HttpProblem {
        return Duration.ofSeconds(Math.min(LONGEST_WAIT, number(exchange, "wait", 0)));
    }

    /// The body; none at all reads as `{}`.
    static JsonObject body(HttpServerExchange exchange)
            throws IOException, HttpProblem, MalformedJson {
        String text = new String(bytes(exchange), StandardCharsets.UTF_8);
        return JsonObject.parse(text.isBlank() ? "{}" : text);
    }

    private static byte[] bytes(HttpServerExchange exchange) throws IOException, HttpProblem {
        if (exchange.getRequestContentLength() > MAX_BODY) throw tooLong(exchange);
        exchange.startBlocking();
        try (InputStream in = exchange.getInputStream()) {
            byte[] bytes = in.readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) throw tooLong(exchange);
            return bytes;
        }
    }

    private static HttpProblem tooLong(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        return new HttpProblem(
                413,
                exchange.getRequestPath(),
                "the body is longer than " + MAX_BODY + " bytes",
                "send less");
    }

    static String bearer(HttpServerExchange exchange) throws HttpProblem {
        String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        if (header == null || !header.startsWith("Bearer ") || header.length() > 256)
            throw new HttpProblem(
                    401,
                    exchange.getRequestPath(),
                    "comes without a bearer token",
                    "say hello first and send `Authorization: Bearer TOKEN`");
        return header.substring("Bearer ".length()).strip();
    }

    static String client(HttpServerExchange exchange) {
        return exchange.getSourceAddress().getAddress().getHostAddress();
    }
}
