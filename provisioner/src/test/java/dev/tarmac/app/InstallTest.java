package dev.tarmac.app;

import static dev.tarmac.app.FakeAgent.emptyDisk;
import static dev.tarmac.app.FakeAgent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.order.AgentCommand;
import dev.tarmac.order.InstallOrder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The main road: a machine appears, gets a profile, is installed and proves it.
class InstallTest {
    static final String MAC = "52:54:00:12:34:56";
    static final String LAYOUT =
            """
            disks:
              - name: system
                select: {serial: one}
                partitions:
                  - {name: biosboot, type: biosboot, size: 1M}
                  - {name: root, size: rest, filesystem: ext4, mount: /}
            """;

    @TempDir Path directory;
    private Rig rig;
    private Server server;
    private Client client;

    @BeforeEach
    void startServer() throws Exception {
        rig = new Rig(directory);
        server = rig.start();
        client = rig.client();
    }

    @AfterEach
    void stopServer() {
        client.close();
        server.close();
    }

    @Test
    void aMachineIsDiscoveredInstalledAndProven() throws Exception {
        FakeAgent agent = new FakeAgent(client, MAC);
        agent.boot(facts(Firmware.BIOS, emptyDisk("one")));
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Wait());
        assertThat(machine().text("state")).isEqualTo("discovered");

        putProfile(Map.of());
        client.put("/api/v1/machines/" + MAC, Map.of("profile", "web"));
        assertThat(machine().text("state")).isEqualTo("ready");
        String id = order().text("id");

        InstallOrder order = agent.order();
        assertThat(order.install()).isEqualTo(id);
        assertThat(order.host().hostname()).isEqualTo("node-s-77");
        assertThat(machine().text("state")).isEqualTo("installing");
        agent.doSteps(order);
        assertThat(agent.finish(order).status()).isEqualTo(200);
        assertThat(machine().text("state")).isEqualTo("installed");
        assertThat(agent.fetchScript()).contains("sanboot");
        assertThat(agent.prove(order).status()).isEqualTo(204);
        assertThat(machine().text("state")).isEqualTo("proven");

        JsonObject install = client.get("/api/v1/installs/" + id).json();
        assertThat(install.text("state")).isEqualTo("proven");
        assertThat(install.text("planHash")).isEqualTo(order.planHash());
        assertThat(install.list("phases", phase -> phase.text("name")))
                .containsExactlyElementsOf(
                        List.of(
                                "kernel",
                                "agent-start",
                                "probe",
                                "plan",
                                "wipe",
                                "partition",
                                "mkfs",
                                "mount",
                                "unpack",
                                "fstab",
                                "configure",
                                "grub-bios",
                                "flush",
                                "make-bootable",
                                "first-boot"));
    }

    private void putProfile(Map<String, Object> more) throws Exception {
        Map<String, Object> body = JsonObject.members("layout", LAYOUT, "image", "debian-12");
        body.putAll(more);
        Client.Answer answer = client.put("/api/v1/profiles/web", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonObject order() throws Exception {
        Client.Answer answer = client.post("/api/v1/machines/" + MAC + "/installs", "{}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private JsonObject machine() throws Exception {
        return client.get("/api/v1/machines/" + MAC).json();
    }
}
