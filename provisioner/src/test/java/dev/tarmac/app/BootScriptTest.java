package dev.tarmac.app;

import static dev.tarmac.app.FakeAgent.emptyDisk;
import static dev.tarmac.app.FakeAgent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.order.InstallOrder;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What our iPXE is given, held against files that a person can read. iPXE itself knows which
/// firmware it runs on, so BIOS and UEFI machines get the same text.
class BootScriptTest extends RunningServer {
    private static final Path GOLDEN = Path.of("src/test/resources/boot");
    private static final String MAC = "52:54:00:00:03:01";

    @Test
    void anUnknownMachineBootsTheAgent() throws Exception {
        check("discovery.ipxe", new FakeAgent(client, MAC).fetchScript());
    }

    @Test
    void anInstalledMachineBootsItsDisk() throws Exception {
        putProfile("web", Map.of());
        assign(MAC, "web");
        order(MAC);
        FakeAgent agent = new FakeAgent(client, MAC);
        agent.boot(facts(Firmware.BIOS, emptyDisk("one")));
        InstallOrder order = agent.order();
        agent.finish(order);
        check("disk.ipxe", agent.fetchScript().replace(order.install(), "INSTALL"));
    }

    @Test
    void aMachineWithAnOrderBootsTheAgent() throws Exception {
        putProfile("web", Map.of());
        String mac = "52:54:00:00:03:02";
        assign(mac, "web");
        String id = order(mac);
        assertThat(new FakeAgent(client, mac).fetchScript())
                .contains("has install " + id + ", which is ordered")
                .contains("initrd --name ticket.cpio " + rig.config.url() + "/boot/" + mac);
    }

    @Test
    void theAddressMayBeWrittenAsFirmwareWritesIt() throws Exception {
        assertThat(client.get("/boot/52-54-00-00-03-0F/ipxe").text())
                .contains("tarmac.mac=52:54:00:00:03:0f ");
    }

    @Test
    void whatIsNoSingleMachineBootsNothing() throws Exception {
        assertProblem(client.get("/boot/nonsense/ipxe"), 400, "is no hardware address");
        assertProblem(client.get("/boot/ff:ff:ff:ff:ff:ff/ipxe"), 400, "no single machine");
        assertProblem(client.get("/boot/00:00:00:00:00:00/ticket.cpio"), 400, "no single machine");
    }

    @Test
    void aParameterOfTheQueryIsNoPartOfThePath() throws Exception {
        assertThat(client.get("/boot/" + MAC + "/ipxe?mac=52:54:00:00:03:ff").text())
                .contains("tarmac.mac=" + MAC);
    }

    @Test
    void eachBootHasATicketOfItsOwn() throws Exception {
        FakeAgent agent = new FakeAgent(client, "52:54:00:00:03:03");
        agent.fetchScript();
        assertThat(agent.fetchTicket()).hasSize(32).isNotEqualTo(agent.fetchTicket());
    }

    /// `-Dgolden=write` rewrites the files; read the diff then.
    private void check(String name, String script) throws IOException {
        String got = script.replace(rig.config.url().toString(), "http://192.168.76.1:8077");
        Path want = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("golden"))) Files.writeString(want, got);
        assertThat(got)
                .as(want + " differs; if right: -Dgolden=write")
                .isEqualTo(Files.readString(want));
    }
}
