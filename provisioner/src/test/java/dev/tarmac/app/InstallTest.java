package dev.tarmac.app;

import static dev.tarmac.app.FakeAgent.emptyDisk;
import static dev.tarmac.app.FakeAgent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.order.AgentCommand;
import dev.tarmac.order.InstallOrder;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A machine appears, gets a profile, is installed and proves it; and every way not to.
class InstallTest extends OrderedInstalls {
    @Test
    void aMachineIsDiscoveredInstalledAndProven() throws Exception {
        String mac = "52:54:00:00:01:01";
        FakeAgent agent = new FakeAgent(client, mac);
        agent.boot(EMPTY);
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Wait());
        assertThat(machine(mac).text("state")).isEqualTo("discovered");
        assertThat(machine(mac).object("facts").text("firmware")).isEqualTo("bios");

        assign(mac, "web");
        assertThat(machine(mac).text("state")).isEqualTo("ready");
        String id = order(mac);
        assertThat(install(id).text("state")).isEqualTo("ordered");

        InstallOrder order = agent.order();
        assertThat(order.install()).isEqualTo(id);
        assertThat(order.host().hostname()).isEqualTo("node-s-77");
        assertThat(order.host().sshKeys()).containsExactly("ssh-ed25519 AAAA admin");
        assertThat(order.plan().hash()).isEqualTo(order.planHash());
        assertThat(order.partitionUuids()).containsOnlyKeys("biosboot", "root");
        assertThat(order.filesystemUuids()).containsOnlyKeys("root");
        assertThat(order.diskUuids()).containsOnlyKeys("system");
        assertThat(client.get(order.image().manifestUrl()).bytes())
                .satisfies(
                        bytes ->
                                assertThat(Rig.sha256(bytes))
                                        .isEqualTo(order.image().manifestSha256()));
        assertThat(machine(mac).text("state")).isEqualTo("installing");

        agent.doSteps(order);
        assertThat(install(id).object("progress").text("kind")).isEqualTo("make-bootable");
        assertThat(agent.finish(order).status()).isEqualTo(200);
        assertThat(machine(mac).text("state")).isEqualTo("installed");
        assertThat(agent.fetchScript()).contains("sanboot");
        assertThat(agent.prove(order).status()).isEqualTo(204);
        assertThat(machine(mac).text("state")).isEqualTo("proven");

        JsonObject install = install(id);
        assertThat(install.text("planHash")).isEqualTo(order.planHash());
        assertThat(install.object("order").dictionary("partitionUuids"))
                .containsEntry("root", order.partitionUuids().get("root").toString());
        assertThat(install.object("proof").text("kernel")).isEqualTo("6.1.0");
        assertThat(install.list("phases", phase -> phase.text("name")))
                .containsExactly(
                        "kernel",
                        "agent-start",
                        "probe",
                        "plan",
                        "wipe",
                        "partition",
                        "mkfs",
                        "mount",
                        "unpack",
                        "fstab",
                        "configure",
                        "grub-bios",
                        "flush",
                        "make-bootable",
                        "first-boot");
        assertThat(install.list("phases", phase -> phase.has("durationMs"))).doesNotContain(false);
    }

    @Test
    void noSecretIsShownToPeople() throws Exception {
        String mac = "52:54:00:00:01:02";
        InstallOrder order = bootedWithOrder(mac, "web", EMPTY).order();
        String token = order.proof().orElseThrow().token();
        assertThat(client.get("/api/v1/installs/" + idOf(mac)).text()).doesNotContain(token);
        assertThat(client.get("/api/v1/machines/" + mac).text()).doesNotContain(token);
    }

    @Test
    void theSameBootGetsTheSameOrderWordForWord() throws Exception {
        FakeAgent agent = bootedWithOrder("52:54:00:00:01:03", "web", EMPTY);
        assertThat(agent.order()).isEqualTo(agent.order());
    }

    @Test
    void aWaitingAgentIsTalkedToAtOnce() throws Exception {
        String mac = "52:54:00:00:01:04";
        FakeAgent agent = new FakeAgent(client, mac);
        agent.boot(EMPTY);
        assign(mac, "web");
        CompletableFuture<InstallOrder> order =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return agent.order();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        String id = order(mac);
        assertThat(order.get().install()).isEqualTo(id);
    }

    @Test
    void dataOnADiskIsNotDestroyedUnlessSomebodyAllowedIt() throws Exception {
        String mac = "52:54:00:00:01:05";
        FakeAgent agent = bootedWithOrder(mac, "web", WITH_DATA);
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Wait());
        JsonObject install = install(idOf(mac));
        assertThat(install.text("state")).isEqualTo("failed");
        assertThat(install.object("problem").text("what")).contains("ext4");
        assertThat(machine(mac).text("state")).isEqualTo("failed");
        assertThat(agent.fetchScript()).contains("initramfs.img");

        Client.Answer wiping =
                client.post("/api/v1/machines/" + mac + "/installs", Map.of("wipe", true));
        assertThat(wiping.status()).isEqualTo(201);
        assertThat(agent.order().install()).isEqualTo(wiping.json().text("id"));
    }

    @Test
    void aLayoutThatDoesNotFitTheMachineFailsWithEveryReason() throws Exception {
        String mac = "52:54:00:00:01:06";
        FakeAgent agent = bootedWithOrder(mac, "web", facts(Firmware.UEFI, emptyDisk("other")));
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Wait());
        JsonObject install = install(idOf(mac));
        assertThat(install.object("problem").text("where")).startsWith("profile web:");
        assertThat(install.texts("notices")).isNotEmpty();
    }

    @Test
    void anAgentThatCannotDoThePlanIsNamed() throws Exception {
        String mac = "52:54:00:00:01:07";
        assign(mac, "web");
        order(mac);
        FakeAgent agent = new FakeAgent(client, mac);
        agent.fetchScript();
        agent.fetchTicket();
        agent.useToken(
                agent.hello(List.of("wipe", "partition", "mkfs", "mount")).json().text("token"));
        agent.report(EMPTY);
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Wait());
        JsonObject problem = install(idOf(mac)).object("problem");
        assertThat(problem.text("where")).isEqualTo("agent 0.1-test");
        assertThat(problem.text("what")).contains("unpack", "fstab", "configure", "grub-bios");
    }

    @Test
    void anImageThatCannotProveItsBootIsRefusedUnlessTheProfileAcceptsIt() throws Exception {
        putProfile("mute", Map.of("image", "silent"));
        String mac = "52:54:00:00:01:08";
        FakeAgent agent = bootedWithOrder(mac, "mute", EMPTY);
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Wait());
        assertThat(install(idOf(mac)).object("problem").text("what")).contains("cannot prove");

        putProfile("mute", Map.of("image", "silent", "acceptUnproven", true));
        order(mac);
        InstallOrder order = agent.order();
        assertThat(order.proof()).isEmpty();
        agent.finish(order);
        JsonObject install = install(idOf(mac));
        assertThat(install.text("state")).isEqualTo("unproven");
        assertThat(install.object("problem").text("what")).contains("nothing to phone home with");
    }

    @Test
    void aSystemThatSaysNothingInTimeIsUnprovenUntilItSpeaks() throws Exception {
        putProfile("hasty", Map.of("proveWithinSeconds", 1));
        String mac = "52:54:00:00:01:0c";
        FakeAgent agent = bootedWithOrder(mac, "hasty", EMPTY);
        InstallOrder order = agent.order();
        agent.finish(order);
        JsonObject doubted = awaitState(order.install(), "unproven");
        assertThat(doubted.object("problem").text("what")).contains("within 1 s");
        assertThat(agent.fetchScript()).contains("sanboot");
        assertThat(agent.prove(order).status()).isEqualTo(204);
        JsonObject proven = install(order.install());
        assertThat(proven.text("state")).isEqualTo("proven");
        assertThat(proven.has("problem")).isFalse();
    }

    @Test
    void aSystemOnAnotherDiskProvesNothing() throws Exception {
        String mac = "52:54:00:00:01:0d";
        FakeAgent agent = bootedWithOrder(mac, "web", EMPTY);
        InstallOrder order = agent.order();
        agent.finish(order);
        String token = order.proof().orElseThrow().token();
        assertProblem(
                agent.prove(order, token, "11111111-2222-3333-4444-555555555555"),
                422,
                "booted from PARTUUID '11111111-2222-3333-4444-555555555555'");
        assertThat(install(order.install()).text("state")).isEqualTo("unproven");
        assertThat(agent.prove(order).status()).isEqualTo(204);
    }

    @Test
    void aProofIsTakenOnceAndOnlyWithItsToken() throws Exception {
        String mac = "52:54:00:00:01:0e";
        FakeAgent agent = bootedWithOrder(mac, "web", EMPTY);
        InstallOrder order = agent.order();
        assertProblem(agent.prove(order), 409, "running");
        agent.finish(order);
        String root = order.partitionUuids().get("root").toString();
        assertProblem(agent.prove(order, "guessed", root), 403, "token");
        assertThat(agent.prove(order).status()).isEqualTo(204);
        assertProblem(agent.prove(order), 409, "proven");
    }

    @Test
    void aShellIsGivenOnceAndBringsAnInstalledMachineBackToTheAgent() throws Exception {
        String mac = "52:54:00:00:01:0f";
        FakeAgent agent = bootedWithOrder(mac, "web", EMPTY);
        InstallOrder order = agent.order();
        agent.finish(order);
        assertThat(agent.fetchScript()).contains("sanboot");
        assertThat(client.post("/api/v1/machines/" + mac + "/shell", "{}").status()).isEqualTo(202);
        assertThat(agent.fetchScript()).contains("initramfs.img");
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Shell());
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Wait());
    }

    @Test
    void aPersonsHostNameGoesBeforeThePattern() throws Exception {
        String mac = "52:54:00:00:01:11";
        client.put("/api/v1/machines/" + mac, Map.of("profile", "web", "hostname", "db7.lan"));
        order(mac);
        FakeAgent agent = new FakeAgent(client, mac);
        agent.boot(EMPTY);
        assertThat(agent.order().host().hostname()).isEqualTo("db7.lan");
    }

    @Test
    void factsOfAnEarlierBootAreNotPlannedWith() throws Exception {
        String mac = "52:54:00:00:01:12";
        FakeAgent earlier = new FakeAgent(client, mac);
        earlier.boot(WITH_DATA);
        assign(mac, "web");
        order(mac);
        FakeAgent agent = new FakeAgent(client, mac);
        agent.fetchScript();
        agent.fetchTicket();
        agent.useToken(agent.hello(FakeAgent.ABILITIES).json().text("token"));
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Wait());
        agent.report(EMPTY);
        assertThat(agent.order().plan().disks().getFirst().destroys()).isEmpty();
    }

    @Test
    void aDoubtLearnsTheBetterReason() throws Exception {
        putProfile("doubtful", Map.of("proveWithinSeconds", 1));
        String mac = "52:54:00:00:01:17";
        FakeAgent agent = bootedWithOrder(mac, "doubtful", EMPTY);
        InstallOrder order = agent.order();
        agent.finish(order);
        awaitState(order.install(), "unproven");
        String token = order.proof().orElseThrow().token();
        agent.prove(order, token, "11111111-2222-3333-4444-555555555555");
        assertThat(install(order.install()).object("problem").text("what"))
                .contains("booted from PARTUUID");
    }
}
