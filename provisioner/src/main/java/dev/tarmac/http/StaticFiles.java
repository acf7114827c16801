package dev.tarmac.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Style sheet, script and picture of the pages. Their addresses have their digest in them, so that
/// browsers keep them for good and get others with the next version.
final class StaticFiles implements HttpHandler {
    static final String PATH = "/static/{file}";

    private static final Map<String, String> TYPES =
            Map.of(
                    "app.css", "text/css; charset=utf-8",
                    "live.js", "text/javascript; charset=utf-8",
                    "icon.svg", "image/svg+xml");

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Content> contents = new HashMap<>();

    private record Content(String type, ByteBuffer bytes) {}

    StaticFiles() {
        for (Map.Entry<String, String> file : TYPES.entrySet()) {
            byte[] bytes = read(file.getKey());
            String name = digest(bytes) + "-" + file.getKey();
            addresses.put(file.getKey(), "/static/" + name);
            contents.put(name, new Content(file.getValue(), ByteBuffer.wrap(bytes)));
        }
    }

    /// By the files' names.
    Map<String, String> addresses() {
        return Map.copyOf(addresses);
    }

    private static byte[] read(String name) {
        try (InputStream in = StaticFiles.class.getResourceAsStream("/ui/static/" + name)) {
            if (in == null) throw new IllegalStateException("resource " + name + " is missing");
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws HttpProblem {
        String name =
                exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                        .getParameters()
                        .get("file");
        Content content = contents.get(name);
        if (content == null)
            throw new HttpProblem(
                    404, exchange.getRequestPath(), "is of another version", "load the page again");
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, content.type())
                .put(Headers.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
        exchange.getResponseSender().send(content.bytes().asReadOnlyBuffer());
    }
}
