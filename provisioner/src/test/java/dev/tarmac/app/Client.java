package dev.tarmac.app;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Talks to the server as any HTTP client would.
final class Client implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final URI base;
    private final String token;

    /// @param token for addresses of people, where a request brings none of its own
    Client(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /// An answer, its body as bytes.
    record Answer(int status, HttpResponse<byte[]> response) {
        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return response.body();
        }

        JsonObject json() throws MalformedJson {
            return JsonObject.parse(text());
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    Answer head(String path) throws IOException, InterruptedException {
        return send(request(path).HEAD());
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    Answer put(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request(path).PUT(BodyPublishers.ofString(JsonObject.write(body))));
    }

    Answer patch(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request(path).method("PATCH", BodyPublishers.ofString(JsonObject.write(body))));
    }

    Answer post(String path, Map<String, ?> body, String... headers)
            throws IOException, InterruptedException {
        return post(path, JsonObject.write(body), headers);
    }

    Answer post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    /// With that token, or without any.
    Answer call(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        return send(request);
    }

    /// The status of an answer whose end nobody waits for.
    int opens(String path, String shown) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                http.send(
                        HttpRequest.newBuilder(base.resolve(path))
                                .header("Authorization", "Bearer " + shown)
                                .build(),
                        BodyHandlers.ofInputStream());
        response.body().close();
        return response.statusCode();
    }

    Answer send(String method, String path, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).method(method, body));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) request.headers(headers);
        else if (path.startsWith("/api/") && !token.isEmpty())
            request.header("Authorization", "Bearer " + token);
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
