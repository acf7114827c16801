package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What cannot start says why, and leaves nothing running.
class StartTest {
    @TempDir Path directory;

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        Rig rig = new Rig(directory);
        try (ServerSocket taken =
                new ServerSocket(rig.config.httpPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(rig::start)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("in use")
                    .hasMessageContaining("fix: stop what listens there");
        }
        rig.start().close();
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() throws Exception {
        ServerConfig config = new Rig(directory).config;
        ServerConfig elsewhere =
                new ServerConfig(
                        config.data(),
                        config.images(),
                        config.agent(),
                        "192.0.2.1",
                        config.httpPort(),
                        "192.0.2.1",
                        config.network(),
                        config.kernelArguments());
        assertThatThrownBy(() -> Server.start(elsewhere))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("http://192.0.2.1:")
                .hasMessageContaining("fix: set `address:`");
    }

    @Test
    void aMissingAgentIsNamed() throws Exception {
        Rig rig = new Rig(directory);
        Files.delete(rig.config.agent().resolve("agent.json"));
        assertThatThrownBy(rig::start)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("there is no agent")
                .hasMessageContaining("tarmac agent build");
    }

    @Test
    void anAgentBuildThatIsCutIsNamed() throws Exception {
        Rig rig = new Rig(directory);
        Files.write(rig.config.agent().resolve("initramfs.img"), new byte[7]);
        assertThatThrownBy(rig::start)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("initramfs.img: has 7 bytes, agent.json says");
    }

    @Test
    void aMissingImageStoreIsNamed() throws Exception {
        Rig rig = new Rig(directory);
        Files.move(rig.config.images(), directory.resolve("elsewhere"));
        assertThatThrownBy(rig::start)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("there is no image store")
                .hasMessageContaining("tarmac image build");
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws Exception {
        Rig rig = new Rig(directory);
        Files.createDirectories(rig.config.data());
        Files.writeString(rig.config.data().resolve("tarmac.db"), "x".repeat(5000));
        assertThatThrownBy(rig::start)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("tarmac.db: cannot be opened");
    }

    @Test
    void aStopEndsLongPollsAndAStartGoesOnWithTheData() throws Exception {
        Rig rig = new Rig(directory);
        Server server = rig.start();
        String mac = "52:54:00:00:05:01";
        try (Client client = rig.client()) {
            assertThat(client.put("/api/v1/machines/" + mac, Map.of()).status()).isEqualTo(200);
        }
        server.close();
        try (Server again = rig.start();
                Client client = new Client(again.httpAddress())) {
            assertThat(client.get("/api/v1/machines/" + mac).status()).isEqualTo(200);
        }
    }
}
