package dev.tarmac.lab.server;

import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The server's REST interface, by hand: the lab proves what any HTTP client can do.
public final class ServerApi implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LONG_POLL = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI base;
    private final String token;

    /// @param token of an admin; empty asks for nothing but files and health
    public ServerApi(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public URI base() {
        return base;
    }

    /// Whether it answers and says that it is well; an answer that does not come counts as no.
    public boolean isHealthy() throws InterruptedException {
        try {
            HttpRequest request = request("/health").timeout(Duration.ofSeconds(5)).build();
            return send(request).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// The size of a file that machines fetch, as the server announces it.
    public long bytesOf(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path).timeout(LIMIT).HEAD().build();
        return send(request).headers().firstValueAsLong("content-length").orElse(-1);
    }

    public JsonObject get(String path) throws Refused, IOException, InterruptedException {
        return answer(request(path).timeout(LIMIT).build());
    }

    public JsonObject put(String path, Map<String, ?> body)
            throws Refused, IOException, InterruptedException {
        return answer(request(path).timeout(LIMIT).PUT(json(body)).build());
    }

    public JsonObject post(String path, Map<String, ?> body)
            throws Refused, IOException, InterruptedException {
        return answer(request(path).timeout(LIMIT).POST(json(body)).build());
    }

    public void putProfile(Profile profile) throws Refused, IOException, InterruptedException {
        put("/api/v1/profiles/" + profile.name(), profile.json());
    }

    /// Makes the machine known and gives it a profile.
    public void putMachine(String mac, String profile)
            throws Refused, IOException, InterruptedException {
        put("/api/v1/machines/" + mac, Map.of("profile", profile));
    }

    /// What the server knows of the machine; empty while its agent has told nothing.
    public Optional<MachineFacts> facts(String mac)
            throws Refused, IOException, InterruptedException {
        JsonObject machine = get("/api/v1/machines/" + mac);
        try {
            Optional<JsonObject> facts = machine.optionalObject("facts");
            return facts.isPresent()
                    ? Optional.of(FactsJson.decode(facts.get()))
                    : Optional.empty();
        } catch (MalformedJson e) {
            throw new IOException("machine " + mac + ": " + e.getMessage(), e);
        }
    }

    /// Orders an install of the machine.
    public Install order(String mac, boolean wipe)
            throws Refused, IOException, InterruptedException {
        return install(post("/api/v1/machines/" + mac + "/installs", Map.of("wipe", wipe)));
    }

    public Install install(String id) throws Refused, IOException, InterruptedException {
        return install(get("/api/v1/installs/" + id));
    }

    /// The install as soon as it is newer than `revision`, or unchanged after a while.
    private Install installAfter(String id, long revision)
            throws Refused, IOException, InterruptedException {
        String path =
                "/api/v1/installs/" + id + "?after=" + revision + "&wait=" + LONG_POLL.toSeconds();
        return install(answer(request(path).timeout(LONG_POLL.plus(LIMIT)).build()));
    }

    /// Follows an install until `enough` says so or `end` has come.
    ///
    /// @param enough asked at every change and every few seconds
    /// @param seen told of every change
    public Install follow(
            Install install, Instant end, Predicate<Install> enough, Consumer<Install> seen)
            throws Refused, IOException, InterruptedException {
        Install last = install;
        seen.accept(last);
        while (!enough.test(last) && Instant.now().isBefore(end)) {
            Install next = installAfter(last.id(), last.revision());
            if (next.revision() != last.revision()) seen.accept(next);
            last = next;
        }
        return last;
    }

    private static Install install(JsonObject json) throws IOException {
        try {
            return Install.decode(json);
        } catch (MalformedJson e) {
            throw new IOException("install: " + e.getMessage(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return HttpRequest.BodyPublishers.ofString(JsonObject.write(body));
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonObject answer(HttpRequest request)
            throws Refused, IOException, InterruptedException {
        HttpResponse<String> response = send(request);
        String call = request.method() + " " + request.uri().getPath();
        try {
            String body = response.body().isBlank() ? "{}" : response.body();
            if (response.statusCode() < 300) return JsonObject.parse(body);
            JsonObject problem = JsonObject.parse(body);
            throw new Refused(problem.text("where"), problem.text("what"), problem.text("fix"));
        } catch (MalformedJson e) {
            throw new IOException(
                    call + " answered " + response.statusCode() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
