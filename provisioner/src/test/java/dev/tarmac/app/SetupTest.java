package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.firstboot.Setup;
import dev.tarmac.firstboot.SetupJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.order.InstallOrder;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// What a profile sets up reaches the agent, and nobody else sees the secrets in it.
class SetupTest extends OrderedInstalls {
    private static final String SETUP =
            """
            {"users": [{"name": "alice", "passwordHash": "$6$hush", "sshKeys": ["ssh-ed25519 A a"]}],
             "files": [{"path": "/etc/motd", "content": "hello"},
                       {"path": "/etc/app/token", "secret": "hush"}],
             "scripts": [{"name": "join", "secret": "#!/bin/sh\\necho hush\\n"}],
             "userData": "#cloud-config\\npassword: hush\\n"}
            """;

    @Test
    void reachesTheAgentAndNobodyElse() throws Exception {
        Map<String, Object> setup = JsonObject.parse(SETUP).asMap();
        putProfile("setup", Map.of("setup", setup, "wipe", true));
        String mac = "52:54:00:00:31:01";

        InstallOrder order = bootedWithOrder(mac, "setup", EMPTY).order();

        Setup whole = SetupJson.decode(JsonObject.parse(SETUP));
        assertThat(order.host().setup()).isEqualTo(whole);
        assertThat(order.toString()).doesNotContain("hush");
        for (String path :
                List.of(
                        "profiles/setup",
                        "profiles",
                        "machines/" + mac,
                        "machines",
                        "installs/" + idOf(mac),
                        "installs",
                        "installs/" + idOf(mac) + "/events"))
            assertThat(client.get("/api/v1/" + path).text()).as(path).doesNotContain("hush");
    }

    @Test
    void whoSendsBackWhatHeSawKeepsTheSecrets() throws Exception {
        putProfile("kept", Map.of("setup", JsonObject.parse(SETUP).asMap(), "wipe", true));
        JsonObject seen = client.get("/api/v1/profiles/kept").json();
        assertThat(seen.object("setup").object("userData").flag("set")).isTrue();

        assertThat(client.put("/api/v1/profiles/kept", seen.asMap()).status()).isEqualTo(200);
        assertProblem(
                client.put(
                        "/api/v1/profiles/other",
                        JsonObject.members(
                                "layout",
                                LAYOUT,
                                "image",
                                "debian-12",
                                "setup",
                                seen.object("setup").asMap())),
                400,
                "none is set yet");

        InstallOrder order = bootedWithOrder("52:54:00:00:31:02", "kept", EMPTY).order();
        assertThat(order.host().setup()).isEqualTo(SetupJson.decode(JsonObject.parse(SETUP)));
    }

    @Test
    void everyContradictionIsToldAtOnce() throws Exception {
        Client.Answer answer =
                client.put(
                        "/api/v1/profiles/wrong",
                        JsonObject.members(
                                "layout",
                                LAYOUT,
                                "image",
                                "debian-12",
                                "setup",
                                JsonObject.parse(
                                                """
                                                {"files": [{"path": "/etc/fstab", "content": ""}],
                                                 "userData": "nginx"}
                                                """)
                                        .asMap()));

        assertProblem(answer, 422, "/etc/fstab is written by the install itself");
        assertThat(answer.text()).contains("user data");
    }

    @Test
    void anAgentThatCannotSetUpGetsNoOrder() throws Exception {
        putProfile("new", Map.of("setup", JsonObject.parse(SETUP).asMap(), "wipe", true));
        String mac = "52:54:00:00:31:03";
        FakeAgent old = new FakeAgent(client, mac);
        old.fetchTicket();
        old.useToken(
                old.hello(
                                FakeAgent.ABILITIES.stream()
                                        .filter(ability -> !ability.equals("setup"))
                                        .toList())
                        .json()
                        .text("token"));
        old.report(EMPTY);
        assign(mac, "new");
        String id = order(mac);
        old.command(0);

        assertThat(install(id).object("problem").text("what")).contains("setup");
    }
}
