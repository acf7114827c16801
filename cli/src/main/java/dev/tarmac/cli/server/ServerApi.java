package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
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

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/// The server's HTTP API as commands use it: JSON in, JSON out, and the server's own problem when
/// it refuses.
final class ServerApi {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final long MOST_BYTES = 64L << 20;
    private static final String ROOT = "/api/v1/";

    private final URI server;
    private final Optional<String> token;
    private final HttpClient http;

    /// @param token shown with every request
    /// @param trust the certificates that are believed; empty: the system's
    ServerApi(URI server, Optional<String> token, Optional<SSLContext> trust) {
        this.server = server;
        this.token = token;
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_LIMIT);
        trust.ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    /// One name as part of a path; colons stay readable.
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    JsonObject get(String path) throws Refused, InterruptedException {
        return answer(request(path).GET().build());
    }

    JsonObject put(String path, Map<String, ?> body) throws Refused, InterruptedException {
        return answer(request(path).PUT(json(body)).build());
    }

    JsonObject patch(String path, Map<String, ?> body) throws Refused, InterruptedException {
        return answer(request(path).method("PATCH", json(body)).build());
    }

    JsonObject post(String path, Map<String, ?> body) throws Refused, InterruptedException {
        return answer(request(path).POST(json(body)).build());
    }

    JsonObject delete(String path) throws Refused, InterruptedException {
        return answer(request(path).DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(ROOT + path))
                        .timeout(ANSWER_LIMIT)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json");
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return request;
    }

    private static BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofString(JsonObject.write(body));
    }

    private JsonObject answer(HttpRequest request) throws Refused, InterruptedException {
        try {
            HttpResponse<String> response =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
            String body = response.body().isBlank() ? "{}" : response.body();
            JsonObject json = JsonObject.parse(body);
            if (response.statusCode() / 100 == 2) return json;
            throw new Refused(problem(request, response.statusCode(), json));
        } catch (MalformedJson e) {
            throw new Refused(
                    Problem.at(
                            request.uri().toString(),
                            "does not answer in JSON: " + e.getMessage(),
                            "see that --server names a Tarmac server"),
                    e);
        } catch (SSLException e) {
            throw new Refused(
                    Problem.at(
                            server.toString(),
                            "no safe connection: " + words(e),
                            "name the certificate to trust with --ca or TARMAC_CA (the server's"
                                    + " own lies in its data: tls/ca.crt), and the server by a name"
                                    + " that the certificate has"),
                    e);
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            server.toString(),
                            "the server cannot be reached: " + words(e),
                            "start it (tarmac serve --config tarmac.yaml), or name another with --server or TARMAC_SERVER"),
                    e);
        }
    }

    private Problem problem(HttpRequest request, int status, JsonObject json) {
        if (status == 401) return noAccess();
        String where = word(json, "where");
        String what = word(json, "what");
        String fix = word(json, "fix");
        return Problem.at(
                where.isBlank() ? request.uri().toString() : where,
                what.isBlank() ? "the server answered " + status : what,
                fix.isBlank() ? "look into the server's log" : fix);
    }

    private Problem noAccess() {
        return Problem.at(
                server.toString(),
                token.isEmpty() ? "asks for a token" : "does not take this token (any more)",
                "put one into TARMAC_TOKEN or a file for --token-file; `tarmac serve` printed the"
                        + " first one, and who owns the server's data makes another there: tarmac"
                        + " token add NAME --role admin --data DIR");
    }

    private static String words(IOException failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }
}
