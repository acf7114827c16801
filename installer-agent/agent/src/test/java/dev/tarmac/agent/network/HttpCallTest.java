package dev.tarmac.agent.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

class HttpCallTest {
    @Test
    void readsABodyOfKnownLength() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more"))
                .isEqualTo(new HttpCall.Reply(200, "hello"));
    }

    @Test
    void readsABodyInChunks() throws IOException {
        assertThat(
                        read(
                                """
                                HTTP/1.1 403 No\r
                                Transfer-Encoding: chunked\r
                                \r
                                4;x=y\r
                                hell\r
                                1\r
                                o\r
                                0\r
                                \r
                                """))
                .isEqualTo(new HttpCall.Reply(403, "hello"));
    }

    @Test
    void readsABodyThatEndsWithTheConnection() throws IOException {
        assertThat(read("HTTP/1.0 200 OK\r\n\r\nhello"))
                .isEqualTo(new HttpCall.Reply(200, "hello"));
    }

    @Test
    void expectsNoBodyBehind204() throws IOException {
        assertThat(read("HTTP/1.1 204 No Content\r\n\r\n")).isEqualTo(new HttpCall.Reply(204, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: -9\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n",
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n",
            })
    void saysSoWhenTheAnswerIsNone(String answer) {
        assertThatThrownBy(() -> read(answer)).isInstanceOf(IOException.class);
    }

    @Test
    void sendsMethodTokenAndBody() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> heard =
                    CompletableFuture.supplyAsync(() -> answerOnce(listening));
            HttpAddress address = new HttpAddress("127.0.0.1", listening.getLocalPort(), "/");

            HttpCall.Reply reply =
                    HttpCall.send(address, "POST", "/x", "t0k", "{}", Duration.ofSeconds(10));

            assertThat(reply.status()).isEqualTo(204);
            assertThat(heard.get())
                    .startsWith("POST /x HTTP/1.1\r\n")
                    .contains("Authorization: Bearer t0k\r\n")
                    .contains("Content-Length: 2\r\n")
                    .endsWith("\r\n\r\n{}");
        }
    }

    private static String answerOnce(ServerSocket listening) {
        try (Socket socket = listening.accept()) {
            byte[] request = new byte[4096];
            int read = 0;
            while (!new String(request, 0, read, StandardCharsets.UTF_8).endsWith("{}"))
                read += socket.getInputStream().read(request, read, request.length - read);
            socket.getOutputStream()
                    .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            return new String(request, 0, read, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpCall.Reply read(String answer) throws IOException {
        return HttpCall.read(
                new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
