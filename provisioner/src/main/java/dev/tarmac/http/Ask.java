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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// What a request says: its path, its query, its body, each within limits.
final class Ask {
    /// Of who has a token. Facts of a machine with hundreds of disks stay below it.
    static final int FROM_AGENTS = 4 << 20;

    /// Of people: a layout is the longest thing in it.
    static final int FROM_PEOPLE = 512 << 10;

    /// Of who has shown nothing yet.
    static final int FROM_ANYBODY = 16 << 10;

    /// Small texts may become large trees: no more than some long ones are read at the same time.
    private static final Semaphore LONG_ONES = new Semaphore(8);

    private static final int LONG = 64 << 10;

    private static final long LONGEST_WAIT = 60;

    /// A token has some 40 characters.
    private static final int LONGEST_HEADER = 256;

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
                    400, exchange.getRequestPath(), e.getMessage(), "see docs/http-api.md");
        }
    }

    /// A word of the query; the parser's IllegalArgumentException is a 400.
    static <T> Optional<T> query(
            HttpServerExchange exchange, String name, Function<String, T> parser)
            throws HttpProblem {
        Deque<String> values = exchange.getQueryParameters().get(name);
        if (values == null) return Optional.empty();
        try {
            return Optional.of(parser.apply(values.getFirst()));
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(
                    400, exchange.getRequestPath(), e.getMessage(), "see docs/http-api.md");
        }
    }

    /// Refuses others: a filter with a slip in its name would show everything.
    static void onlyQueries(HttpServerExchange exchange, Set<String> names) throws HttpProblem {
        for (String name : exchange.getQueryParameters().keySet())
            if (!names.contains(name))
                throw new HttpProblem(
                        400,
                        exchange.getRequestPath(),
                        "has no parameter '" + name + "'",
                        "it takes " + String.join(", ", new TreeSet<>(names)));
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

    /// A text of the query; empty when it is not there.
    static String text(HttpServerExchange exchange, String name) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        return values == null ? "" : values.getFirst();
    }

    static Duration waitSeconds(HttpServerExchange exchange) throws HttpProblem {
        return Duration.ofSeconds(Math.min(LONGEST_WAIT, number(exchange, "wait", 0)));
    }

    /// The body; none at all reads as `{}`.
    ///
    /// @param most bytes it may have
    static JsonObject body(HttpServerExchange exchange, int most)
            throws IOException, HttpProblem, MalformedJson {
        byte[] bytes = bytes(exchange, most);
        if (bytes.length <= LONG) return parse(bytes);
        LONG_ONES.acquireUninterruptibly();
        try {
            return parse(bytes);
        } finally {
            LONG_ONES.release();
        }
    }

    private static JsonObject parse(byte[] bytes) throws MalformedJson {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return JsonObject.parse(text.isBlank() ? "{}" : text);
    }

    static byte[] bytes(HttpServerExchange exchange, int most) throws IOException, HttpProblem {
        long length = exchange.getRequestContentLength();
        if (length > most) throw tooLong(exchange, most);
        exchange.startBlocking();
        try (InputStream in = exchange.getInputStream()) {
            byte[] bytes = in.readNBytes(length < 0 ? most + 1 : (int) length);
            if (bytes.length > most) throw tooLong(exchange, most);
            return bytes;
        }
    }

    private static HttpProblem tooLong(HttpServerExchange exchange, int most) {
        exchange.setPersistent(false);
        return new HttpProblem(
                413,
                exchange.getRequestPath(),
                "the body is longer than " + most + " bytes",
                "send less");
    }

    static String bearer(HttpServerExchange exchange) throws HttpProblem {
        String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        if (header == null || !header.startsWith("Bearer ") || header.length() > LONGEST_HEADER)
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
