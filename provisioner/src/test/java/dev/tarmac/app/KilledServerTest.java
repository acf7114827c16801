package dev.tarmac.app;

import static dev.tarmac.app.FakeAgent.emptyDisk;
import static dev.tarmac.app.FakeAgent.facts;
import static dev.tarmac.app.FakeAgent.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.InstallOrder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The server dies by SIGKILL and is started again over the same data. What it said yes to still
/// holds: tickets, tokens, orders, events.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KilledServerTest {
    private static final String MAC = "52:54:00:00:06:01";
    private static final MachineFacts EMPTY = facts(Firmware.BIOS, emptyDisk("one"));

    @TempDir Path directory;
    private Rig rig;
    private Path configuration;
    private Process process;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(directory);
        configuration = rig.writeConfiguration(Map.of());
        process = run();
        client = rig.client();
        Map<String, Object> profile =
                JsonObject.members("layout", RunningServer.LAYOUT, "image", "debian-12");
        assertThat(client.put("/api/v1/profiles/web", profile).status()).isEqualTo(200);
        client.put("/api/v1/machines/" + MAC, Map.of("profile", "web"));
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        process.destroyForcibly().waitFor();
    }

    private Process run() throws IOException {
        return ServerProcess.start(rig, configuration);
    }

    /// A new client: connections of the old one died with the server.
    private Client killAndRestart() throws Exception {
        process.destroyForcibly().waitFor();
        client.close();
        process = run();
        client = rig.client();
        return client;
    }

    @Test
    void anInstallGoesOnThroughAKillAtEveryStepOfTheWay() throws Exception {
        String id = client.post("/api/v1/machines/" + MAC + "/installs", "{}").json().text("id");
        FakeAgent agent = new FakeAgent(client, MAC);
        agent.fetchScript();
        String ticket = agent.fetchTicket();

        agent = agent.at(killAndRestart());
        String token = agent.hello(FakeAgent.ABILITIES).json().text("token");

        agent = agent.at(killAndRestart());
        assertThat(agent.hello(FakeAgent.ABILITIES).json().text("token")).isEqualTo(token);
        agent.useToken(token);
        agent.report(EMPTY);
        InstallOrder order = agent.order();
        assertThat(order.install()).isEqualTo(id);
        AgentEvent first = new AgentEvent.StepStarted(stamp(order, 1), 0, "wipe", "system");
        assertThat(agent.tell(first).status()).isEqualTo(200);

        agent = agent.at(killAndRestart());
        assertThat(agent.beat().status()).isEqualTo(204);
        assertThat(agent.hello(FakeAgent.ABILITIES).status()).isEqualTo(403);
        assertThat(agent.order()).isEqualTo(order);
        assertThat(agent.tell(first).json().number("acknowledged")).isEqualTo(1);
        AgentEvent done = new AgentEvent.Installed(stamp(order, 2), List.of());
        assertThat(agent.tell(done).status()).isEqualTo(200);

        agent = agent.at(killAndRestart());
        assertThat(agent.tell(done).json().number("acknowledged")).isEqualTo(2);
        assertThat(agent.prove(order).status()).isEqualTo(204);

        agent = agent.at(killAndRestart());
        assertThat(agent.prove(order).status()).isEqualTo(409);
        JsonObject install = client.get("/api/v1/installs/" + id).json();
        assertThat(install.text("state")).isEqualTo("proven");
        assertThat(install.number("attempt")).isEqualTo(1);
        assertThat(ticket).isNotBlank();
    }

    /// Killed at a moment nobody chose, while events stream in: whatever was acknowledged is there,
    /// and what was not can be told again.
    @Test
    void nothingAcknowledgedIsEverLost() throws Exception {
        client.post("/api/v1/machines/" + MAC + "/installs", "{}");
        FakeAgent agent = new FakeAgent(client, MAC);
        agent.boot(EMPTY);
        InstallOrder order = agent.order();
        long acknowledged = 0;
        boolean wasKilled = false;
        Thread killer = Thread.ofVirtual().start(() -> killAfterWrites());
        try {
            while (acknowledged < 100_000) {
                AgentEvent next =
                        new AgentEvent.Notice(stamp(order, acknowledged + 1), "" + acknowledged);
                acknowledged = agent.tell(next).json().number("acknowledged");
            }
        } catch (IOException expected) {
            wasKilled = true;
            killer.join();
        }
        assertThat(wasKilled).isTrue();
        agent = agent.at(killAndRestart());
        AgentEvent next = new AgentEvent.Notice(stamp(order, acknowledged + 1), "next");
        assertThat(agent.tell(next).json().number("acknowledged"))
                .isIn(acknowledged + 1, acknowledged + 2);
        JsonObject install = client.get("/api/v1/installs/" + order.install()).json();
        assertThat(install.text("state")).isEqualTo("running");
        assertThat(acknowledged).isPositive();
    }

    /// As soon as the write-ahead log has grown by some hundred pages.
    private void killAfterWrites() {
        Path log = rig.config.data().resolve("tarmac.db-wal");
        try {
            long before = Files.size(log);
            while (process.isAlive() && Math.abs(Files.size(log) - before) < 400_000)
                Thread.onSpinWait();
            process.destroyForcibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theTimeToProveRunsOnWhileTheServerIsDown() throws Exception {
        Map<String, Object> profile =
                JsonObject.members(
                        "layout",
                        RunningServer.LAYOUT,
                        "image",
                        "debian-12",
                        "proveWithinSeconds",
                        1);
        client.put("/api/v1/profiles/web", profile);
        client.post("/api/v1/machines/" + MAC + "/installs", "{}");
        FakeAgent agent = new FakeAgent(client, MAC);
        agent.boot(EMPTY);
        InstallOrder order = agent.order();
        agent.finish(order);
        killAndRestart();
        String path = "/api/v1/installs/" + order.install();
        JsonObject install = client.get(path).json();
        for (int i = 0; i < 60 && install.text("state").equals("installed"); i++)
            install = client.get(path + "?wait=1&after=" + install.number("revision")).json();
        assertThat(install.text("state")).isEqualTo("unproven");
        assertThat(install.object("problem").text("what")).contains("within 1 s");
    }
}
