package dev.tarmac.agent.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1, 10.0.0.1, 80, /",
        "http://10.0.0.1/, 10.0.0.1, 80, /",
        "http://server:8077, server, 8077, /",
        "http://server:8077/images/a%20b?x=1:2, server, 8077, /images/a%20b?x=1:2",
        "http://[fd00::1]:8077/m, [fd00::1], 8077, /m",
        "http://[fd00::1]/m, [fd00::1], 80, /m",
    })
    void takesAnAddressApart(String text, String host, int port, String path) {
        assertThat(HttpAddress.parse(text)).isEqualTo(new HttpAddress(host, port, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.1:80",
                "https://10.0.0.1",
                "http://",
                "http://:80",
                "http:///path",
                "http://user@host/",
                "http://host:0",
                "http://host:65536",
                "http://host:x",
                "http://host:",
                "http://host/a b",
                "http://host/a\r\nX: y",
                "http://höst/"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> HttpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
