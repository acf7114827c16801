package dev.tarmac.agent.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Random;

class HttpHeadTest {
    private static final String GOOD =
            "HTTP/1.1 206 Partial Content\r\ncontent-LENGTH: 90\r\nX: y\r\nContent-Range: bytes 10-99/100";

    @Test
    void readsWhatARangeNeeds() throws Exception {
        assertThat(parse(GOOD))
                .isEqualTo(new HttpHead(206, "HTTP/1.1 206 Partial Content", 90, 10, 100));
    }

    @Test
    void anAnswerMayTellNoLength() throws Exception {
        assertThat(parse("HTTP/1.0 200 OK").length()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/2 200",
                "SSH-2.0-OpenSSH",
                "HTTP/1.1 abc OK",
                "HTTP/1.1 200 OK\r\nContent-Length: -5",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip",
                "HTTP/1.1 206 OK\r\nContent-Range: 0-9/10",
                "HTTP/1.1 206 OK\r\nContent-Range: bytes */10",
                "HTTP/1.1 206 OK\r\nContent-Range: bytes 0-9/*",
            })
    void refusesAnswersThatAreNotTheFile(String head) {
        assertThatThrownBy(() -> parse(head)).isInstanceOf(MalformedHttp.class);
    }

    @Test
    void anyBytesAtAllGiveAHeadOrANamedError() {
        Random random = new Random(3);
        byte[] good = GOOD.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = good.clone();
            for (int flips = random.nextInt(5); flips >= 0; flips--)
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(HttpHead.parse(bytes, random.nextInt(bytes.length + 1))).isNotNull();
            } catch (MalformedHttp e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static HttpHead parse(String head) throws MalformedHttp {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        return HttpHead.parse(bytes, bytes.length);
    }
}
