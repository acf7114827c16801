package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.LinkNeighbour;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.firstboot.FixedAddress;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Machines that appear, and what was decided of them beforehand. Every fake machine has the serial
/// number S-77, 1 GiB of memory and the disks that the test gives it.
class ArrivalTest {
    private static final String MAC = "52:54:00:00:00:77";
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

    @BeforeEach
    void begin() throws Exception {
        Rig rig = new Rig(directory);
        server = rig.start();
        client = rig.client();
        ok(
                client.put(
                        "/api/v1/profiles/web",
                        Map.of("image", "debian-12", "hostname", "web-{mac}", "layout", LAYOUT)));
    }

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    @Test
    void aFixedAddressComesFromTheListOrFromAPerson() throws Exception {
        importRack("name,serial,profile,address,gateway\nweb-1,s-77,web,10.1.2.3/24,10.1.2.1\n");
        InstallOrder order = appears(FakeAgent.emptyDisk("D1")).order();
        assertThat(order.host().address().map(FixedAddress::toString))
                .contains("10.1.2.3/24 by 10.1.2.1");
        String path = "/api/v1/machines/web-1";
        Map<String, Object> other =
                Map.of("method", "static", "address", "10.1.9.9/16", "nameServers", List.of());
        ok(client.patch(path, Map.of("addressing", other)));
        JsonObject changed = client.get(path).json().object("addressing");
        assertThat(changed.text("address")).isEqualTo("10.1.9.9/16");
        ok(client.patch(path, Map.of("labels", Map.of("a", "b"))));
        assertThat(client.get(path).json().object("addressing").text("method")).isEqualTo("static");
        ok(client.patch(path, Map.of("addressing", Map.of("method", "dhcp"))));
        assertThat(client.get(path).json().object("addressing").asMap())
                .isEqualTo(Map.of("method", "dhcp"));
        RunningServer.assertProblem(
                client.patch(
                        path,
                        Map.of("addressing", Map.of("method", "static", "address", "10.1.2.3"))),
                400,
                "has no prefix");
    }

    @Test
    void twoMachinesDoNotGetOneAddress() throws Exception {
        Map<String, String> same = Map.of("method", "static", "address", "10.1.2.3/16");
        ok(client.put("/api/v1/machines/52:54:00:00:99:99", Map.of("addressing", same)));
        importRack("name,serial,profile,address\nweb-1,s-77,web,10.1.2.3/24\n");
        FakeAgent agent = appears(FakeAgent.emptyDisk("D1"));
        assertThat(agent.command(0)).isInstanceOf(AgentCommand.Wait.class);
        String install = client.get("/api/v1/machines/web-1").json().text("install");
        JsonObject problem = client.get("/api/v1/installs/" + install).json().object("problem");
        assertThat(problem.text("what")).contains("10.1.2.3", "and so is 52:54:00:00:99:99");
    }

    @Test
    void aMachineOfTheRackListInstallsInTheBootItAppearsIn() throws Exception {
        importRack("name,serial,profile,rack,disks,memory\nweb-1,s-77,web,r12,1,1 GiB\n");
        InstallOrder order = appears(FakeAgent.emptyDisk("D1")).order();
        assertThat(order.host().hostname()).isEqualTo("web-1");
        JsonObject machine = client.get("/api/v1/machines/web-1").json();
        assertThat(machine.text("mac")).isEqualTo(MAC);
        assertThat(machine.text("rule")).isEqualTo("rule rack list");
        assertThat(machine.dictionary("labels")).containsEntry("rack", "r12");
        JsonObject entry = client.get("/api/v1/rack").json().list("machines", any -> any).get(0);
        assertThat(entry.text("appeared")).isEqualTo(MAC);
        assertThat(actions())
                .containsExactly(
                        "install running by server",
                        "install ordered by rule rack list",
                        "machine appointed by rule rack list",
                        "rack imported by token admin");
    }

    @Test
    void whatDiffersFromTheListIsToldBeforeAWrite() throws Exception {
        importRack(
                """
                name,serial,mac,profile,disks,memory,circuit
                web-1,S-77,52:54:00:00:00:01,web,2,4 GiB,sw1-7
                """);
        FakeAgent agent = appears(FakeAgent.emptyDisk("D1"));
        assertThat(agent.command(0)).isInstanceOf(AgentCommand.Wait.class);
        JsonObject install = newest();
        assertThat(install.text("state")).isEqualTo("failed");
        JsonObject entry = client.get("/api/v1/rack").json().list("machines", any -> any).get(0);
        assertThat(entry.texts("differences"))
                .containsExactlyInAnyOrder(
                        "boots through 52:54:00:00:00:77, the list says 52:54:00:00:00:01",
                        "disks is 1, the list says 2",
                        "memory is 1024 MiB, the list says 4 GiB",
                        "circuit is not told, the list says sw1-7");
    }

    @Test
    void theWordOfTheSwitchIsWaitedFor() throws Exception {
        importRack("name,serial,profile,switch,port\nweb-1,S-77,web,tor-12,Ethernet1/7\n");
        FakeAgent agent = appears(FakeAgent.emptyDisk("D1"));
        assertThat(agent.command(0)).isInstanceOf(AgentCommand.Wait.class);
        assertThat(machine().has("profile")).isFalse();
        MachineFacts facts = FakeAgent.facts(Firmware.BIOS, FakeAgent.emptyDisk("D1"));
        agent.report(
                facts.with(
                        List.of(
                                facts.nics()
                                        .getFirst()
                                        .with(
                                                Optional.of(
                                                        new LinkNeighbour(
                                                                Optional.of("tor-12"),
                                                                "00:11:22:33:44:55",
                                                                "Ethernet1/7",
                                                                Optional.empty(),
                                                                Optional.empty()))))));
        assertThat(agent.order().host().hostname()).isEqualTo("web-1");
    }

    @Test
    void aHeldMachineWaitsForAnApproval() throws Exception {
        rules("rules: [{name: all, profile: web, labels: {rack: r1}, hold: true}]");
        FakeAgent agent = appears(FakeAgent.emptyDisk("D1"));
        assertThat(agent.command(0)).isInstanceOf(AgentCommand.Wait.class);
        assertThat(machine().flag("held")).isTrue();
        assertThat(machine().has("install")).isFalse();
        String hash = client.get("/api/v1/machines/S-77/plan").json().text("hash");
        ok(client.post("/api/v1/machines/S-77/approve", Map.of("plan", hash)));
        assertThat(machine().flag("held")).isFalse();
        assertThat(agent.order().planHash()).isEqualTo(hash);
    }

    @Test
    void aPersonsProfileIsLeftAlone() throws Exception {
        rules("rules: [{name: all, profile: web, hostname: other}]");
        ok(client.patch("/api/v1/machines/" + MAC, Map.of("hostname", "mine", "profile", "web")));
        FakeAgent agent = appears(FakeAgent.emptyDisk("D1"));
        assertThat(agent.command(0)).isInstanceOf(AgentCommand.Wait.class);
        assertThat(machine().text("hostname")).isEqualTo("mine");
        assertThat(machine().has("rule")).isFalse();
    }

    @Test
    void noRuleWipes() throws Exception {
        rules("rules: [{name: all, profile: web}]");
        FakeAgent agent =
                appears(
                        FakeAgent.disk(
                                "D1",
                                List.of(
                                        new DiskContent(
                                                "vda1",
                                                "xfs",
                                                Optional.of("payroll"),
                                                Optional.empty()))));
        assertThat(agent.command(0)).isInstanceOf(AgentCommand.Wait.class);
        assertThat(newest().text("state")).isEqualTo("failed");
        JsonObject plan = client.get("/api/v1/machines/S-77/plan").json();
        assertThat(plan.flag("needsWipe")).isTrue();
        assertThat(plan.object("plan").list("disks", any -> any).get(0).asMap().toString())
                .contains("payroll");
    }

    @Test
    void anotherPlanThanTheApprovedIsRefused() throws Exception {
        ok(client.patch("/api/v1/machines/" + MAC, Map.of("profile", "web")));
        FakeAgent agent = appears(FakeAgent.emptyDisk("D1"));
        String hash = client.get("/api/v1/machines/" + MAC + "/plan").json().text("hash");
        agent.report(FakeAgent.facts(Firmware.BIOS, FakeAgent.emptyDisk("D2")));
        ok(client.post("/api/v1/machines/" + MAC + "/installs", Map.of("plan", hash)));
        assertThat(agent.command(0)).isInstanceOf(AgentCommand.Wait.class);
        assertThat(newest().object("problem").text("what")).contains(hash).contains("approved");
    }

    @Test
    void anotherDiskThanAtTheFirstInstallIsRefusedUntilItIsReleased() throws Exception {
        ok(client.patch("/api/v1/machines/" + MAC, Map.of("profile", "web")));
        FakeAgent agent = appears(FakeAgent.emptyDisk("D1"));
        order();
        agent.finish(agent.order());
        FakeAgent again = appears(FakeAgent.emptyDisk("D2"));
        order();
        assertThat(again.command(0)).isInstanceOf(AgentCommand.Wait.class);
        assertThat(newest().object("problem").text("what"))
                .contains("serial D2")
                .contains("its first install took system (serial D1");
        ok(client.post("/api/v1/machines/" + MAC + "/release-disks", Map.of()));
        order();
        assertThat(again.order().plan().disks().getFirst().identity().serial()).contains("D2");
    }

    private FakeAgent appears(DiskFacts disk)
            throws IOException, InterruptedException, MalformedJson {
        FakeAgent agent = new FakeAgent(client, MAC);
        agent.boot(FakeAgent.facts(Firmware.BIOS, disk));
        return agent;
    }

    private void order() throws IOException, InterruptedException {
        ok(client.post("/api/v1/machines/" + MAC + "/installs", Map.of()));
    }

    private void importRack(String csv) throws IOException, InterruptedException {
        ok(client.put("/api/v1/rack", Map.of("file", "rack.csv", "text", csv)));
    }

    private void rules(String yaml) throws IOException, InterruptedException {
        ok(client.put("/api/v1/rules", Map.of("text", yaml)));
    }

    private JsonObject machine() throws IOException, InterruptedException, MalformedJson {
        return client.get("/api/v1/machines/" + MAC).json();
    }

    private JsonObject newest() throws IOException, InterruptedException, MalformedJson {
        return client.get("/api/v1/installs/" + machine().text("install")).json();
    }

    /// Newest first.
    private List<String> actions() throws IOException, InterruptedException, MalformedJson {
        return client.get("/api/v1/audit").json().list("entries", any -> any).stream()
                .map(
                        entry ->
                                word(entry, "subject").split(" ")[0]
                                        + " "
                                        + word(entry, "action")
                                        + " by "
                                        + word(entry, "actor"))
                .toList();
    }

    private static String word(JsonObject json, String name) {
        return String.valueOf(json.asMap().get(name));
    }

    private static void ok(Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }
}
