package dev.tarmac.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.tarmac.lab.server.Install.State;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Against a server that answers what it is told to.
class ServerApiTest {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private ServerApi api;

    @BeforeEach
    void starts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        api = new ServerApi(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "");
    }

    @AfterEach
    void stops() {
        api.close();
        server.stop(0);
    }

    @Test
    void followsAnInstallFromRevisionToRevision() throws Exception {
        answer(
                "/api/v1/installs/i7",
                200,
                install(1, "running"),
                install(1, "running"),
                install(4, "installed"),
                install(6, "proven"));
        Install first = api.install("i7");
        List<Long> seen = new ArrayList<>();
        Install last =
                api.follow(
                        first,
                        Instant.now().plusSeconds(60),
                        install -> install.state().isEnd(),
                        install -> seen.add(install.revision()));
        assertThat(last.state()).isEqualTo(State.PROVEN);
        assertThat(seen).containsExactly(1L, 4L, 6L);
        assertThat(asked).last().asString().contains("after=4");
    }

    @Test
    void stopsFollowingWhenTheTimeIsOver() throws Exception {
        answer("/api/v1/installs/i7", 200, install(1, "running"));
        Install last =
                api.follow(api.install("i7"), Instant.now().minusSeconds(1), _ -> false, _ -> {});
        assertThat(last.revision()).isEqualTo(1);
    }

    @Test
    void aProblemOfTheServerIsOurProblem() {
        answer(
                "/api/v1/machines/52:54:00:74:6d:01",
                422,
                "{\"where\": \"profile x\", \"what\": \"does not exist\", \"fix\": \"make it\"}");
        assertThatThrownBy(() -> api.putMachine("52:54:00:74:6d:01", "x"))
                .isInstanceOf(Refused.class)
                .hasMessage("profile x: does not exist\n  fix: make it");
    }

    @Test
    void whatIsNoJsonIsToldWithTheCall() {
        answer("/api/v1/installs/i7", 502, "<html>");
        assertThatThrownBy(() -> api.install("i7"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("GET /api/v1/installs/i7 answered 502");
    }

    @Test
    void nobodyThereIsNotHealthy() throws Exception {
        answer("/health", 200, "{}");
        assertThat(api.isHealthy()).isTrue();
        server.stop(0);
        assertThat(api.isHealthy()).isFalse();
    }

    private static String install(long revision, String state) {
        return """
        {"id": "i7", "mac": "52:54:00:74:6d:01", "state": "%s", "revision": %d, "totalMs": 1,
         "phases": []}
        """
                .formatted(state, revision);
    }

    /// One answer per call; the last one is repeated.
    private void answer(String path, int status, String... bodies) {
        List<String> left = new ArrayList<>(List.of(bodies));
        server.createContext(
                path,
                exchange -> {
                    asked.add(exchange.getRequestURI().toString());
                    reply(exchange, status, left.size() > 1 ? left.removeFirst() : left.getFirst());
                });
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
