package dev.tarmac.app;

import static dev.tarmac.app.FakeAgent.emptyDisk;
import static dev.tarmac.app.FakeAgent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.boot.KeptLeases;
import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxePorts;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.store.Database;
import dev.tarmac.store.LeaseRows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What cloud-init fetches, by the address that it has.
class SeedTest {
    private static final String MAC = "52:54:00:00:0e:01";
    private static final String USER_DATA = "#cloud-config\npackages: [nginx]\n";

    @TempDir Path directory;

    @Test
    void aMachineGetsItsOwnSeed() throws Exception {
        Rig rig = new Rig(directory);
        ServerConfig config = rig.withBootNetwork(new PxePorts(0, 0, 0, 0));
        lease(config, MAC);
        try (Server server = Server.start(config);
                Client client =
                        new Client(
                                server.httpAddress(), server.firstToken().orElseThrow().text())) {
            RunningServer.assertProblem(
                    client.get("/seed/user-data"), 404, "has no install with a plan that is not");
            install(client);
            assertThat(client.get("/seed/user-data").text()).isEqualTo(USER_DATA);
            JsonObject meta = client.get("/seed/meta-data").json();
            assertThat(meta.text("local-hostname")).isEqualTo("web-1");
            assertThat(meta.text("instance-id")).endsWith("-1");
            assertThat(client.get("/seed/vendor-data").text()).startsWith("#cloud-config\n");
            assertThat(client.get("/seed/network-config").text()).contains(MAC);
            RunningServer.assertProblem(client.get("/seed/passwd"), 404, "is no file of a seed");
        }
    }

    /// User data holds secrets.
    @Test
    void whoHasNoAddressFromUsGetsNothing() throws Exception {
        Rig rig = new Rig(directory);
        try (Server _ = rig.start();
                Client client = rig.client()) {
            install(client);
            RunningServer.assertProblem(
                    client.get("/seed/user-data"), 404, "no machine got the address");
        }
    }

    private static void lease(ServerConfig config, String mac) throws Exception {
        Ip4Address address = Ip4Address.parse("127.0.0.1");
        Lease lease = new Lease(MacAddress.parse(mac), address, Instant.now().plusSeconds(600));
        try (Database database = Database.open(config.data().resolve("tarmac.db"))) {
            new KeptLeases(new LeaseRows(database)).save(Map.of(address, Optional.of(lease)));
        }
    }

    private static void install(Client client) throws Exception {
        Client.Answer profile =
                client.put(
                        "/api/v1/profiles/web",
                        JsonObject.members(
                                "layout",
                                RunningServer.LAYOUT,
                                "image",
                                "debian-12",
                                "setup",
                                Map.of("userData", USER_DATA)));
        assertThat(profile.status()).as(profile.text()).isEqualTo(200);
        client.put("/api/v1/machines/" + MAC, Map.of("profile", "web", "hostname", "web-1"));
        client.post("/api/v1/machines/" + MAC + "/installs", "{}");
        FakeAgent agent = new FakeAgent(client, MAC);
        agent.boot(facts(Firmware.BIOS, emptyDisk("one")));
        agent.order();
    }
}
