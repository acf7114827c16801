package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.order.AgentCommand;
import dev.tarmac.order.InstallOrder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Many machines at once: four in one rack, of which two may install at the same time.
class BatchTest {
    private static final String LAYOUT =
            """
            disks:
              - name: system
                partitions:
                  - {name: bios, size: 1M, type: biosboot}
                  - {name: root, size: rest, filesystem: ext4, mount: /}
            """;

    @TempDir Path directory;
    private Server server;
    private Client client;
    private final List<FakeAgent> agents = new ArrayList<>();

    @BeforeEach
    void begin() throws Exception {
        Rig rig = new Rig(directory);
        server = rig.start();
        client = rig.client();
        ok(client.put("/api/v1/profiles/web", Map.of("image", "debian-12", "layout", LAYOUT)));
        for (int number = 1; number <= 4; number++) {
            FakeAgent agent = new FakeAgent(client, "52:54:00:00:00:0" + number);
            agent.boot(FakeAgent.facts(Firmware.BIOS, FakeAgent.emptyDisk("D" + number)));
            String rack = number == 4 ? "r13" : "r12";
            ok(
                    client.patch(
                            "/api/v1/machines/" + agent.mac,
                            Map.of("profile", "web", "labels", Map.of("rack", rack))));
            agents.add(agent);
        }
    }

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    @Test
    void noMoreRunAtOnceThanItsLimit() throws Exception {
        JsonObject ordered = start(Map.of("labels", Map.of("rack", "r12"), "maxParallel", 2));
        assertThat(ordered.list("installs", any -> any)).hasSize(3);
        InstallOrder first = agents.get(0).order();
        agents.get(1).order();
        assertThat(agents.get(2).command(0)).isInstanceOf(AgentCommand.Wait.class);
        assertThat(positions(ordered.text("batch"))).containsExactly(0L, 0L, 1L);
        agents.get(0).finish(first);
        // Woken by the end of another, long before its long poll is over.
        assertThat(agents.get(2).command(20)).isInstanceOf(AgentCommand.Install.class);
        assertThat(positions(ordered.text("batch"))).containsExactly(0L, 0L, 0L);
    }

    @Test
    void whoIsBusyIsToldAndTheOthersAreOrdered() throws Exception {
        ok(client.post("/api/v1/machines/" + agents.get(1).mac + "/installs", Map.of()));
        JsonObject ordered = start(Map.of("all", true));
        assertThat(ordered.list("installs", any -> any)).hasSize(3);
        JsonObject refused = ordered.list("refused", any -> any).get(0);
        assertThat(refused.text("mac")).isEqualTo(agents.get(1).mac);
        assertThat(refused.object("problem").text("what")).contains("is being installed");
    }

    @Test
    void allMustBeSaid() throws Exception {
        assertThat(client.post("/api/v1/installs", Map.of()).status()).isEqualTo(400);
        assertThat(client.post("/api/v1/installs", Map.of("all", true, "maxParallel", 0)).status())
                .isEqualTo(400);
        assertThat(start(Map.of("labels", Map.of("rack", "r99"))).list("installs", any -> any))
                .isEmpty();
    }

    private JsonObject start(Map<String, ?> body)
            throws IOException, InterruptedException, MalformedJson {
        Client.Answer answer = client.post("/api/v1/installs", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private List<Long> positions(String batch)
            throws IOException, InterruptedException, MalformedJson {
        List<Long> positions = new ArrayList<>();
        for (JsonObject install :
                client.get("/api/v1/installs?batch=" + batch).json().list("installs", any -> any))
            positions.add(install.optionalNumber("queuePosition").orElse(0));
        return positions;
    }

    private static void ok(Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }
}
