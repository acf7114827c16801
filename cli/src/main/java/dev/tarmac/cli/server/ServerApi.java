package dev.tarmac.cli.server;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The server's HTTP API as commands use it: JSON in, JSON out, and the server's own problem when
/// it refuses.
final class ServerApi {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final long MOST_BYTES = 64L << 20;
    private static final String ROOT = "/api/v1/";

    private final URI server;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .build();

    ServerApi(URI server) {
        this.server = server;
    }

    /// One name as part of a path; colons stay readable.
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    JsonNode get(String path) throws Refused, InterruptedException {
        return answer(request(path).GET().build());
    }

    JsonNode put(String path, ObjectNode body) throws Refused, InterruptedException {
        return answer(request(path).PUT(BodyPublishers.ofString(body.toString())).build());
    }

    JsonNode patch(String path, ObjectNode body) throws Refused, InterruptedException {
        return answer(
                request(path).method("PATCH", BodyPublishers.ofString(body.toString())).build());
    }

    JsonNode post(String path, ObjectNode body) throws Refused, InterruptedException {
        return answer(request(path).POST(BodyPublishers.ofString(body.toString())).build());
    }

    JsonNode delete(String path) throws Refused, InterruptedException {
        return answer(request(path).DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(ROOT + path))
                .timeout(ANSWER_LIMIT)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
    }

    private JsonNode answer(HttpRequest request) throws Refused, InterruptedException {
        try {
            HttpResponse<String> response =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
            String body = response.body().isBlank() ? "{}" : response.body();
            JsonNode json = JSON.readTree(body);
            if (response.statusCode() / 100 == 2) return json;
            throw new Refused(problem(request, response.statusCode(), json));
        } catch (JacksonException e) {
            throw new Refused(
                    Problem.at(
                            request.uri().toString(),
                            "does not answer in JSON: " + e.getOriginalMessage(),
                            "see that --server names a Tarmac server"),
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

    private static Problem problem(HttpRequest request, int status, JsonNode json) {
        String where = json.path("where").asString("");
        String what = json.path("what").asString("");
        String fix = json.path("fix").asString("");
        return Problem.at(
                where.isBlank() ? request.uri().toString() : where,
                what.isBlank() ? "the server answered " + status : what,
                fix.isBlank() ? "look into the server's log" : fix);
    }

    private static String words(IOException failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }
}
