package dev.tarmac.http;

import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a form on a page sent.
final class Form {
    private final Map<String, String> fields = new HashMap<>();

    private Form() {}

    static Form of(HttpServerExchange exchange) throws IOException, HttpProblem {
        String text =
                new String(Ask.bytes(exchange, Ask.FROM_ANYBODY), StandardCharsets.UTF_8).strip();
        Form form = new Form();
        if (text.isEmpty()) return form;
        try {
            for (String pair : text.split("&")) {
                String[] sides = pair.split("=", 2);
                form.fields.put(decoded(sides[0]), sides.length == 2 ? decoded(sides[1]) : "");
            }
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(
                    400, exchange.getRequestPath(), "the form is garbled", "load the page again");
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// Empty when it was left empty too.
    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(it -> !it.isEmpty());
    }

    boolean isTicked(String name) {
        return fields.containsKey(name);
    }
}
