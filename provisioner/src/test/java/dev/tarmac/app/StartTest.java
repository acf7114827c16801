package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.facts.Firmware;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

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
                        config.templates(),
                        "192.0.2.1",
                        config.httpPort(),
                        "192.0.2.1",
                        config.loaders(),
                        config.uefiLoader(),
                        config.network(),
                        config.kernelArguments(),
                        config.installs(),
                        config.operations());
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
        String mac = "52:54:00:00:05:01";
        Server server = rig.start();
        try (Client client = rig.client()) {
            FakeAgent agent = new FakeAgent(client, mac);
            agent.boot(FakeAgent.facts(Firmware.BIOS, FakeAgent.emptyDisk("one")));
            FutureTask<Integer> poll = new FutureTask<>(() -> agent.askCommand(50).status());
            Thread.ofVirtual().start(poll);
            Thread.sleep(300);
            long before = System.nanoTime();
            server.close();
            assertThat(ended(poll)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(20));
        }
        try (Server again = rig.start();
                Client client = rig.client()) {
            assertThat(again.firstToken()).isEmpty();
            assertThat(client.get("/api/v1/machines/" + mac).status()).isEqualTo(200);
        }
    }

    /// By an answer or by a broken connection.
    private static boolean ended(FutureTask<Integer> poll) throws Exception {
        try {
            assertThat(poll.get(20, TimeUnit.SECONDS)).isEqualTo(503);
        } catch (ExecutionException broken) {
            assertThat(broken).hasCauseInstanceOf(IOException.class);
        }
        return true;
    }
}
