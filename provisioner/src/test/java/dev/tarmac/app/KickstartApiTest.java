package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What Anaconda fetches of machines in the inventory.
class KickstartApiTest {
    private static final String MAC = "52:54:00:00:0d:01";
    private static final String URL = "/boot/" + MAC + "/kickstart/web";

    @TempDir Path directory;
    private Rig rig;
    private Server server;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(directory);
        server = rig.start();
        client = rig.client();
        write(
                "web.ks.ftl",
                """
                # ${firmware} ${memoryMebibytes} ${server}
                network --device=${nic} --hostname=${quote(hostname)}
                timezone ${timezone}
                <#list disks as disk>
                # ${disk.name} ${disk.serial}
                </#list>
                """);
        write("web.json", "{\"timezone\":\"UTC\"}");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void write(String name, String text) throws IOException {
        Path file = rig.config.templates().orElseThrow().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void appear() throws Exception {
        new FakeAgent(client, MAC).boot(FakeAgent.facts(Firmware.UEFI, FakeAgent.emptyDisk("one")));
        assertThat(client.put("/api/v1/machines/" + MAC, Map.of("hostname", "web-1")).status())
                .isEqualTo(200);
    }

    @Test
    void aTemplateIsFilledInWithTheInventoryAndTheFilesBesideIt() throws Exception {
        appear();
        Client.Answer answer = client.get(URL);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.text().lines())
                .contains(
                        "network --device=" + MAC + " --hostname=web-1",
                        "timezone UTC",
                        "# vda one")
                .anyMatch(line -> line.matches("# uefi \\d+ " + rig.config.url()));
    }

    @Test
    void whatAFileSaysOfTheMachineGoesFirst() throws Exception {
        appear();
        write("web/web-1.json", "{\"timezone\":\"Europe/Berlin\",\"nic\":\"eno1\"}");
        assertThat(client.get(URL).text())
                .contains("timezone Europe/Berlin", "--device=eno1 --hostname=web-1");
        write("web/52-54-00-00-0d-01.json", "{\"firmware\":\"bios\"}");
        assertThat(client.get(URL).text()).startsWith("# bios ").contains("Europe/Berlin");
    }

    @Test
    void whoIsUnknownOrAsksForWhatIsNotThereIsToldWhy() throws Exception {
        Client.Answer unknown = client.get(URL);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text()).contains("is not in the inventory");
        appear();
        assertThat(client.get("/boot/" + MAC + "/kickstart/db").text())
                .contains("there is no db.ks.ftl");
        assertThat(client.get("/boot/" + MAC + "/kickstart/..%2Fdata").status()).isEqualTo(422);
        write("web.json", "[]");
        assertThat(client.get(URL).text()).contains("web.json");
        write("web.json", "{}");
        assertThat(client.get(URL).text()).contains("timezone");
        assertThat(client.get(URL).status()).isEqualTo(422);
    }

    @Test
    void peopleSeeWhatATemplateIsTold() throws Exception {
        appear();
        JsonObject values = client.get("/api/v1/machines/web-1/kickstart-values").json();
        assertThat(values.text("mac")).isEqualTo(MAC);
        assertThat(values.text("firmware")).isEqualTo("uefi");
        assertThat(values.list("disks", disk -> disk.text("serial"))).containsExactly("one");
        assertThat(values.has("systemDisk")).isFalse();
    }
}
