package dev.tarmac.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One page of a list: `?limit=` says how many, `?after=` behind which one. Who names no limit gets
/// all.
///
/// @param next the address of the page behind it; empty on the last one
record Page<T>(List<T> items, Optional<String> next) {
    private static final int MOST = 1000;
    private static final HttpString LINK = new HttpString("Link");

    Page {
        items = List.copyOf(items);
    }

    /// How many one page has.
    static Optional<Integer> limit(HttpServerExchange exchange) throws HttpProblem {
        if (!exchange.getQueryParameters().containsKey("limit")) return Optional.empty();
        long limit = Ask.number(exchange, "limit", MOST);
        if (limit < 1 || limit > MOST)
            throw new HttpProblem(
                    400,
                    exchange.getRequestPath(),
                    "limit is " + limit,
                    "ask for 1 to " + MOST + ", and follow `next`");
        return Optional.of((int) limit);
    }

    /// What was found as a page.
    ///
    /// @param found one more than the limit where there is more, else all
    /// @param cursor what `?after=` names an item by
    static <T> Page<T> of(
            HttpServerExchange exchange,
            List<T> found,
            Optional<Integer> limit,
            Function<T, String> cursor) {
        if (limit.isEmpty() || found.size() <= limit.get())
            return new Page<>(found, Optional.empty());
        List<T> items = found.subList(0, limit.get());
        String next = next(exchange, cursor.apply(items.getLast()));
        exchange.getResponseHeaders().put(LINK, "<" + next + ">; rel=\"next\"");
        return new Page<>(items, Optional.of(next));
    }

    /// The same question, from there on.
    private static String next(HttpServerExchange exchange, String after) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, Deque<String>> parameter : exchange.getQueryParameters().entrySet())
            if (!parameter.getKey().equals("after"))
                for (String value : parameter.getValue())
                    words.add(word(parameter.getKey(), value));
        words.add(word("after", after));
        return exchange.getRequestPath() + "?" + String.join("&", words);
    }

    private static String word(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
