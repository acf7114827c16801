package dev.tarmac.app;

import static dev.tarmac.app.FakeAgent.disk;
import static dev.tarmac.app.FakeAgent.emptyDisk;
import static dev.tarmac.app.FakeAgent.facts;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;

import org.junit.jupiter.api.BeforeAll;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A server with a profile, and agents that were ordered an install.
abstract class OrderedInstalls extends RunningServer {
    static final MachineFacts EMPTY = facts(Firmware.BIOS, emptyDisk("one"));
    static final MachineFacts WITH_DATA =
            facts(
                    Firmware.BIOS,
                    disk(
                            "one",
                            List.of(
                                    new DiskContent(
                                            "vda1", "ext4", Optional.empty(), Optional.empty()))));

    @BeforeAll
    void putWebProfile() throws Exception {
        putProfile("web", Map.of("sshKeys", List.of("ssh-ed25519 AAAA admin")));
    }

    FakeAgent bootedWithOrder(String mac, String profile, MachineFacts facts) throws Exception {
        assign(mac, profile);
        order(mac);
        FakeAgent agent = new FakeAgent(client, mac);
        agent.boot(facts);
        return agent;
    }

    String idOf(String mac) throws Exception {
        return machine(mac).text("install");
    }

    Client.Answer abort(String id) throws Exception {
        return client.post("/api/v1/installs/" + id + "/abort", "{}");
    }

    Client.Answer retry(String id) throws Exception {
        return client.post("/api/v1/installs/" + id + "/retry", "{}");
    }
}
