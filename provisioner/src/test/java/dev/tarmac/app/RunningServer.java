package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/// A server that the tests of one class share; each test has machines of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunningServer {
    static final String LAYOUT =
            """
            disks:
              - name: system
                select: {serial: one}
                partitions:
                  - {name: biosboot, type: biosboot, size: 1M}
                  - {name: root, size: rest, filesystem: ext4, mount: /}
            """;

    Rig rig;
    Server server;
    Client client;

    @BeforeAll
    void startServer(@TempDir Path directory) throws Exception {
        rig = new Rig(directory);
        server = rig.start();
        client = rig.client();
    }

    @AfterAll
    void stopServer() {
        client.close();
        server.close();
    }

    void putProfile(String name, Map<String, ?> more) throws Exception {
        Map<String, Object> body = JsonObject.members("layout", LAYOUT, "image", "debian-12");
        body.putAll(more);
        Client.Answer answer = client.put("/api/v1/profiles/" + name, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    void assign(String mac, String profile) throws Exception {
        Client.Answer answer = client.put("/api/v1/machines/" + mac, Map.of("profile", profile));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    String order(String mac) throws Exception {
        Client.Answer answer = client.post("/api/v1/machines/" + mac + "/installs", "{}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().text("id");
    }

    JsonObject machine(String mac) throws Exception {
        return client.get("/api/v1/machines/" + mac).json();
    }

    JsonObject install(String id) throws Exception {
        return client.get("/api/v1/installs/" + id).json();
    }

    /// Waits until the install is in that state; gives up after half a minute.
    JsonObject awaitState(String id, String state) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        long revision = 0;
        while (true) {
            JsonObject install =
                    client.get("/api/v1/installs/" + id + "?wait=5&after=" + revision).json();
            if (install.text("state").equals(state)) return install;
            assertThat(System.nanoTime()).as("still " + install.text("state")).isLessThan(end);
            revision = install.number("revision");
        }
    }

    static void assertProblem(Client.Answer answer, int status, String... words) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        JsonObject problem = answer.json();
        String text = problem.text("where") + ": " + problem.text("what");
        for (String word : words) assertThat(text).contains(word);
        assertThat(problem.text("fix")).isNotBlank();
    }
}
