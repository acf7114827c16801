package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Few threads read and write for all connections: none may wait for a client.
@Timeout(60)
class SlowBodyTest {
    /// More than there are such threads.
    private static final int CONNECTIONS =
            4 * Math.max(4, Runtime.getRuntime().availableProcessors());

    private static final String HALF =
            "POST /login HTTP/1.1\r\nHost: tarmac\r\nContent-Type: text/plain\r\n"
                    + "Content-Length: 1000\r\n\r\nuser=";

    @TempDir Path directory;

    @Test
    void aBodyThatNeverComesHoldsUpNobodyElse() throws Exception {
        Rig rig = new Rig(directory);
        List<Socket> slow = new ArrayList<>();
        try (Server server = rig.start();
                Client client = rig.client()) {
            for (int number = 0; number < CONNECTIONS; number++) {
                Socket socket =
                        new Socket(server.httpAddress().getHost(), server.httpAddress().getPort());
                slow.add(socket);
                socket.getOutputStream().write(HALF.getBytes(StandardCharsets.ISO_8859_1));
            }
            for (int number = 0; number < CONNECTIONS; number++)
                try (Client other = new Client(server.httpAddress(), "")) {
                    assertThat(other.get("/health").status()).isEqualTo(200);
                }
            for (Socket socket : slow) socket.close();
            assertThat(client.get("/api/v1/me").status()).isEqualTo(200);
        }
    }
}
