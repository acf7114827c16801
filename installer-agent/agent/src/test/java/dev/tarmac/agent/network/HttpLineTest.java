package dev.tarmac.agent.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class HttpLineTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String EMPTY = "HTTP/1.1 204 No Content\r\n\r\n";

    private final ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();
    private ServerSocket listening;
    private HttpLine line;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        line = new HttpLine(new HttpAddress("127.0.0.1", listening.getLocalPort(), "/"));
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        listening.close();
        aside.close();
    }

    @Test
    void sendsMethodTokenAndBody() throws Exception {
        CompletableFuture<HttpCall.Reply> reply = call("/x", LONG);
        try (Socket server = listening.accept()) {
            assertThat(request(server))
                    .startsWith("POST /x HTTP/1.1\r\n")
                    .contains("Authorization: Bearer t0k\r\n")
                    .contains("Content-Length: 2\r\n");
            say(server, EMPTY);
            assertThat(reply.get().status()).isEqualTo(204);
        }
    }

    @Test
    void aConnectionServesOneCallAfterTheOther() throws Exception {
        CompletableFuture<HttpCall.Reply> first = call("/1", LONG);
        try (Socket server = listening.accept()) {
            request(server);
            say(server, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            assertThat(first.get()).isEqualTo(new HttpCall.Reply(200, "ok"));
            CompletableFuture<HttpCall.Reply> second = call("/2", LONG);
            assertThat(request(server)).startsWith("POST /2 ");
            say(server, EMPTY);
            assertThat(second.get().status()).isEqualTo(204);
        }
    }

    @Test
    void aLongPollHoldsUpNoReport() throws Exception {
        CompletableFuture<HttpCall.Reply> poll = call("/poll", LONG);
        try (Socket polling = listening.accept()) {
            request(polling);
            CompletableFuture<HttpCall.Reply> report = call("/report", LONG);
            try (Socket reporting = listening.accept()) {
                assertThat(request(reporting)).startsWith("POST /report ");
                say(reporting, EMPTY);
                assertThat(report.get().status()).isEqualTo(204);
            }
            say(polling, EMPTY);
            assertThat(poll.get().status()).isEqualTo(204);
        }
    }

    @Test
    void aConnectionThatTheServerClosedIsReplaced() throws Exception {
        CompletableFuture<HttpCall.Reply> first = call("/1", LONG);
        try (Socket server = listening.accept()) {
            request(server);
            say(server, EMPTY);
            first.get();
        }
        CompletableFuture<HttpCall.Reply> second = call("/2", LONG);
        try (Socket server = listening.accept()) {
            assertThat(request(server)).startsWith("POST /2 ");
            say(server, EMPTY);
            assertThat(second.get().status()).isEqualTo(204);
        }
    }

    /// The caller decides whether it is to be sent again: nobody knows what became of it.
    @Test
    void aFirstConnectionThatBreaksIsToldToTheCaller() throws Exception {
        CompletableFuture<HttpCall.Reply> reply = call("/1", LONG);
        try (Socket server = listening.accept()) {
            request(server);
        }
        assertThatThrownBy(reply::get).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void aServerThatKeepsStillIsAskedOnceOnly() throws Exception {
        CompletableFuture<HttpCall.Reply> first = call("/1", LONG);
        try (Socket server = listening.accept()) {
            request(server);
            say(server, EMPTY);
            first.get();
            CompletableFuture<HttpCall.Reply> second = call("/2", Duration.ofMillis(100));
            request(server);
            assertThatThrownBy(second::get).hasRootCauseInstanceOf(SocketTimeoutException.class);
            // Its end: what would come late is nobody's answer.
            assertThat(server.getInputStream().read()).isNegative();
        }
    }

    @Test
    void afterItsEndNothingIsKept() throws Exception {
        CompletableFuture<HttpCall.Reply> reply = call("/1", LONG);
        try (Socket server = listening.accept()) {
            request(server);
            line.close();
            say(server, EMPTY);
            assertThat(reply.get().status()).isEqualTo(204);
            assertThat(server.getInputStream().read()).isNegative();
        }
    }

    private CompletableFuture<HttpCall.Reply> call(String target, Duration silence) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return line.send("POST", target, "t0k", "{}", silence);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                aside);
    }

    private static String request(Socket server) throws IOException {
        StringBuilder request = new StringBuilder();
        while (!request.toString().endsWith("\r\n\r\n{}")) {
            int next = server.getInputStream().read();
            if (next < 0) throw new IOException("it ends: " + request);
            request.append((char) next);
        }
        return request.toString();
    }

    private static void say(Socket server, String answer) throws IOException {
        server.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }
}
