package dev.tarmac.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.tarmac.agent.network.HttpAddress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Against a server that answers as it is told.
@Timeout(30)
class ReportsTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Console console = Console.to(screen);
    private HttpServer http;
    private volatile int status;
    private volatile String answer = "";

    @BeforeEach
    void starts() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext(
                "/agent/v1/events",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        http.start();
    }

    @AfterEach
    void stops() {
        http.stop(0);
    }

    @Test
    void tellsUntilAllIsAcknowledged() throws InterruptedException {
        answers(200, "{\"acknowledged\": 1}");
        try (Reports reports = reports()) {
            reports.installed(List.of());
            reports.awaitAcknowledged();
            assertThat(reports.wanted()).isTrue();
        }
    }

    /// The server's data were restored from before this agent said hello.
    @Test
    void anAgentThatTheServerDoesNotKnowStopsReportingAndSaysWhy() throws InterruptedException {
        answers(401, "{\"where\": \"token\", \"what\": \"is unknown\", \"fix\": \"boot again\"}");
        try (Reports reports = reports()) {
            reports.installed(List.of());
            reports.awaitAcknowledged();
            assertThat(reports.wanted()).isFalse();
        }
        assertThat(said()).contains("takes no more events of i-1").contains("is unknown");
    }

    @Test
    void aServerThatTakesNothingIsNamedOnTheConsoleAndAskedAgain() throws InterruptedException {
        answers(503, "");
        try (Reports reports = reports()) {
            reports.installed(List.of());
            while (!screen.toString(StandardCharsets.UTF_8).contains("takes no reports"))
                Thread.sleep(10);
            answers(200, "{\"acknowledged\": 1}");
            reports.awaitAcknowledged();
            assertThat(reports.wanted()).isTrue();
        }
        assertThat(said()).containsOnlyOnce("takes no reports (status 503)");
    }

    @Test
    void theThreadThatTellsEndsWithTheAttempt() throws InterruptedException {
        answers(200, "{\"acknowledged\": 1}");
        Thread sender;
        try (Reports reports = reports()) {
            sender =
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().equals("reports"))
                            .findFirst()
                            .orElseThrow();
            reports.installed(List.of());
            reports.awaitAcknowledged();
        }
        sender.join(5_000);
        assertThat(sender.isAlive()).isFalse();
    }

    private void answers(int with, String body) {
        answer = body;
        status = with;
    }

    private Reports reports() {
        HttpAddress address = new HttpAddress("127.0.0.1", http.getAddress().getPort(), "/");
        return new Reports(new Server(address, console), console, "i-1", 1, 0);
    }

    private String said() {
        console.close();
        return screen.toString(StandardCharsets.UTF_8);
    }
}
