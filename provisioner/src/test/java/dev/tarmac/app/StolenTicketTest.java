package dev.tarmac.app;

import static dev.tarmac.app.FakeAgent.emptyDisk;
import static dev.tarmac.app.FakeAgent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.access.FrontDoor;
import dev.tarmac.boot.KeptLeases;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxePorts;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.store.Database;
import dev.tarmac.store.LeaseRows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Somebody in the boot network speaks in the name of a machine.
@Timeout(60)
class StolenTicketTest {
    private static final MachineFacts EMPTY = facts(Firmware.BIOS, emptyDisk("one"));
    private static final String MAC = "52:54:00:00:07:01";

    @TempDir Path directory;

    /// Three requests made a running install `proven` and silenced its agent.
    @Test
    void aTicketIsWorthNothingWhileTheMachinesAgentIsAtWork() throws Exception {
        Rig rig = new Rig(directory);
        try (Server _ = rig.start(Duration.ofMillis(700));
                Client client = rig.client()) {
            FakeAgent agent = withOrder(client);
            InstallOrder order = agent.order();
            Thread heart = Thread.ofVirtual().start(() -> beat(agent));
            try {
                FakeAgent thief = new FakeAgent(client, MAC);
                thief.fetchTicket();
                RunningServer.assertProblem(
                        thief.hello(FakeAgent.ABILITIES), 403, "its agent is still at work");
            } finally {
                heart.interrupt();
                heart.join();
            }
            assertThat(agent.beat().status()).isEqualTo(204);
            assertThat(agent.order()).isEqualTo(order);
            JsonObject install = client.get("/api/v1/installs/" + order.install()).json();
            assertThat(install.text("state")).isEqualTo("running");
            assertThat(install.number("attempt")).isEqualTo(1);
        }
    }

    @Test
    void aMachineThatWasReallyStartedAgainIsLetIn() throws Exception {
        Rig rig = new Rig(directory);
        try (Server _ = rig.start(Duration.ofMillis(300));
                Client client = rig.client()) {
            assertThat(withOrder(client).order().attempt()).isEqualTo(1);
            FakeAgent again = new FakeAgent(client, MAC);
            again.boot(EMPTY);
            assertThat(again.order().attempt()).isEqualTo(2);
        }
        assertThat(FrontDoor.PATIENCE).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void theTokenOfADeletedMachineIsWorthNothing() throws Exception {
        Rig rig = new Rig(directory);
        try (Server _ = rig.start();
                Client client = rig.client()) {
            FakeAgent agent = new FakeAgent(client, MAC);
            agent.boot(EMPTY);
            assertThat(agent.beat().status()).isEqualTo(204);
            assertThat(client.delete("/api/v1/machines/" + MAC).status()).isEqualTo(204);
            assertThat(agent.beat().status()).isEqualTo(401);
        }
    }

    private static FakeAgent withOrder(Client client) throws Exception {
        client.put(
                "/api/v1/profiles/web",
                JsonObject.members("layout", RunningServer.LAYOUT, "image", "debian-12"));
        client.put("/api/v1/machines/" + MAC, Map.of("profile", "web"));
        client.post("/api/v1/machines/" + MAC + "/installs", "{}");
        FakeAgent agent = new FakeAgent(client, MAC);
        agent.boot(EMPTY);
        return agent;
    }

    private static void beat(FakeAgent agent) {
        try {
            while (true) {
                agent.beat();
                Thread.sleep(100);
            }
        } catch (Exception theEnd) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoHasAnAddressFromUsAsksForItsOwnBootOnly() throws Exception {
        Rig rig = new Rig(directory);
        ServerConfig config = rig.withBootNetwork(new PxePorts(0, 0, 0, 0));
        Lease lease =
                new Lease(
                        MacAddress.parse(MAC),
                        Ip4Address.parse("127.0.0.1"),
                        Instant.now().plusSeconds(600));
        try (Database database = Database.open(config.data().resolve("tarmac.db"))) {
            new KeptLeases(new LeaseRows(database))
                    .save(Map.of(lease.address(), Optional.of(lease)));
        }
        try (Server server = Server.start(config);
                Client client =
                        new Client(
                                server.httpAddress(), server.firstToken().orElseThrow().text())) {
            assertThat(client.get("/boot/" + MAC + "/ipxe").status()).isEqualTo(200);
            assertThat(client.get("/boot/" + MAC + "/ticket.cpio").status()).isEqualTo(200);
            for (String what : new String[] {"ipxe", "ticket.cpio"})
                RunningServer.assertProblem(
                        client.get("/boot/52:54:00:00:07:02/" + what), 403, "is for 52:54", MAC);
            assertThat(
                            client.get("/api/v1/leases")
                                    .json()
                                    .list(
                                            "leases",
                                            each -> each.text("mac") + " " + each.text("address")))
                    .containsExactly(MAC + " 127.0.0.1");
        }
    }
}
