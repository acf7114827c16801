package dev.tarmac.agent.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

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

    /// Whoever asks next on a connection must find its own answer.
    @Test
    void aChunkedBodyIsReadToItsEnd() throws IOException {
        InputStream both =
                bytes(
                        """
                        HTTP/1.1 200 OK\r
                        Transfer-Encoding: chunked\r
                        \r
                        2\r
                        ab\r
                        0\r
                        X-Trailer: 1\r
                        \r
                        HTTP/1.1 404 No\r
                        Content-Length: 1\r
                        \r
                        c""");
        assertThat(HttpCall.read(both).reply()).isEqualTo(new HttpCall.Reply(200, "ab"));
        assertThat(HttpCall.read(both).reply()).isEqualTo(new HttpCall.Reply(404, "c"));
    }

    @Test
    void knowsWhetherTheConnectionStaysOpen() throws IOException {
        assertThat(staysOpen("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")).isTrue();
        assertThat(staysOpen("HTTP/1.1 204 OK\r\n\r\n")).isTrue();
        assertThat(staysOpen("HTTP/1.1 200 OK\r\n\r\na")).isFalse();
        assertThat(staysOpen("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na")).isFalse();
        assertThat(staysOpen("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na"))
                .isFalse();
    }

    private static boolean staysOpen(String answer) throws IOException {
        return HttpCall.read(bytes(answer)).staysOpen();
    }

    private static HttpCall.Reply read(String answer) throws IOException {
        return HttpCall.read(bytes(answer)).reply();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
