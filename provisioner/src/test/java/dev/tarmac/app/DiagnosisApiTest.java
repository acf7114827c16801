package dev.tarmac.app;

import static dev.tarmac.app.FakeAgent.emptyDisk;
import static dev.tarmac.app.FakeAgent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;

import org.junit.jupiter.api.Test;

/// What the running server tells of a machine's boot: here over HTTP alone.
class DiagnosisApiTest extends RunningServer {
    @Test
    void aMachineThatNobodySaw() throws Exception {
        JsonObject diagnosis = diagnosis("52:54:00:00:0d:01");
        assertThat(diagnosis.text("verdict")).isEqualTo("no-discover");
        assertThat(diagnosis.text("health")).isEqualTo("problem");
        assertThat(diagnosis.text("sentence")).contains("DHCP and TFTP are off here");
        assertThat(diagnosis.list("evidence", each -> each)).isEmpty();
    }

    @Test
    void aMachineOnItsWayToItsAgent() throws Exception {
        String mac = "52:54:00:00:0d:02";
        FakeAgent agent = new FakeAgent(client, mac);
        agent.fetchScript();
        assertThat(diagnosis(mac).text("sentence")).isEqualTo("has its boot script");
        agent.boot(facts(Firmware.UEFI, emptyDisk("sda")));
        JsonObject diagnosis = diagnosis(mac);
        assertThat(diagnosis.text("verdict")).isEqualTo("waiting");
        assertThat(diagnosis.text("health")).isEqualTo("well");
        assertThat(diagnosis.has("fix")).isFalse();
        assertThat(diagnosis.list("evidence", each -> each.text("what")))
                .contains("HTTP GET /boot/" + mac + "/ipxe", "last sign of life of its agent")
                .anyMatch(line -> line.startsWith("HTTP 200 for /boot/" + mac + "/ticket.cpio: "));
    }

    @Test
    void aNameThatNoMachineHas() throws Exception {
        assertProblem(client.get("/api/v1/machines/x/diagnosis"), 404, "no machine has this");
    }

    private JsonObject diagnosis(String mac) throws Exception {
        return client.get("/api/v1/machines/" + mac + "/diagnosis").json();
    }
}
