package dev.tarmac.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.io.InputStream;

/// `GET /api/v1/openapi.json`: the interface in OpenAPI 3.1, as it is checked in beside this class.
/// A test holds its paths, methods and roles against [Routes].
final class OpenApi implements HttpHandler {
    private static final String FILE = "openapi.json";

    private final byte[] document;

    OpenApi() {
        try (InputStream file = OpenApi.class.getResourceAsStream(FILE)) {
            document = file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " cannot be read", e);
        }
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Reply.bytes(exchange, 200, "application/json; charset=utf-8", document);
    }
}
