package dev.tarmac.app;

import static dev.tarmac.app.FakeAgent.disk;
import static dev.tarmac.app.FakeAgent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.order.AgentCommand;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.problem.Problem;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Attempts that fail, are aborted, lose their power or are begun again.
class InstallAgainTest extends OrderedInstalls {
    @Test
    void aFailureIsKeptWithItsReasonAndARetryIsANewAttempt() throws Exception {
        String mac = "52:54:00:00:01:09";
        FakeAgent agent = bootedWithOrder(mac, "web", EMPTY);
        InstallOrder first = agent.order();
        agent.tell(
                new AgentEvent.StepStarted(FakeAgent.stamp(first, 1), 0, "wipe", "system"),
                new AgentEvent.Notice(FakeAgent.stamp(first, 2), "the disk is slow"),
                new AgentEvent.Failed(
                        FakeAgent.stamp(first, 3),
                        0,
                        Problem.at("disk system", "answers with errors", "replace it")));
        JsonObject failed = install(first.install());
        assertThat(failed.text("state")).isEqualTo("failed");
        assertThat(failed.object("problem").text("what")).isEqualTo("answers with errors");
        assertThat(failed.texts("notices")).containsExactly("the disk is slow");
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Wait());

        assertThat(retry(first.install()).status()).isEqualTo(200);
        InstallOrder second = agent.order();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.planHash()).isEqualTo(first.planHash());
        assertThat(second.partitionUuids()).isNotEqualTo(first.partitionUuids());
        assertThat(second.proof().orElseThrow().token())
                .isNotEqualTo(first.proof().orElseThrow().token());
        assertThat(agent.tell(new AgentEvent.Installed(FakeAgent.stamp(first, 4), List.of())))
                .matches(answer -> answer.status() == 409);
        assertThat(agent.tell(new AgentEvent.Installed(FakeAgent.stamp(second, 1), List.of())))
                .matches(answer -> answer.status() == 200);
        assertThat(agent.prove(first).status()).isEqualTo(403);
        assertThat(agent.prove(second).status()).isEqualTo(204);
    }

    @Test
    void anAbortedInstallTakesNoMoreWords() throws Exception {
        String mac = "52:54:00:00:01:0a";
        FakeAgent agent = bootedWithOrder(mac, "web", EMPTY);
        InstallOrder order = agent.order();
        AgentEvent first =
                new AgentEvent.StepStarted(FakeAgent.stamp(order, 1), 0, "wipe", "system");
        assertThat(agent.tell(first).status()).isEqualTo(200);
        assertThat(client.post("/api/v1/installs/" + order.install() + "/abort", "{}").status())
                .isEqualTo(200);
        assertProblem(
                agent.tell(new AgentEvent.StepFinished(FakeAgent.stamp(order, 2), 0)),
                409,
                "aborted");
        assertThat(agent.tell(first).json().number("acknowledged")).isEqualTo(1);
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Wait());
        assertThat(machine(mac).text("state")).isEqualTo("ready");
        assertProblem(client.post("/api/v1/installs/" + order.install() + "/abort", "{}"), 409);
    }

    /// Power lost in the middle: what the first boot did is void, the second begins anew, and a
    /// machine that never gets through is left alone.
    @Test
    void aMachineStartedAgainInTheMiddleBeginsAnewButNotForEver() throws Exception {
        String mac = "52:54:00:00:01:0b";
        FakeAgent lost = bootedWithOrder(mac, "web", EMPTY);
        InstallOrder first = lost.order();
        for (int attempt = 2; attempt <= 4; attempt++) {
            FakeAgent next = new FakeAgent(client, mac);
            next.boot(EMPTY);
            assertThat(next.order().attempt()).isEqualTo(attempt);
            assertThat(lost.beat().status()).isEqualTo(401);
            lost = next;
        }
        FakeAgent last = new FakeAgent(client, mac);
        last.boot(EMPTY);
        assertThat(last.command(0)).isEqualTo(new AgentCommand.Wait());
        JsonObject install = install(first.install());
        assertThat(install.text("state")).isEqualTo("failed");
        assertThat(install.object("problem").text("what")).contains("in the middle");

        // A person had a look: the next power cut is the first again.
        retry(first.install());
        assertThat(last.order().attempt()).isEqualTo(5);
        FakeAgent once = new FakeAgent(client, mac);
        once.boot(EMPTY);
        assertThat(once.order().attempt()).isEqualTo(6);
    }

    @Test
    void anInstallFollowsItsMachineBeforeItsAgentSpeaks() throws Exception {
        String mac = "52:54:00:00:01:10";
        assign(mac, "web");
        String id = order(mac);
        assertThat(machine(mac).text("state")).isEqualTo("ready");
        long revision = install(id).number("revision");
        new FakeAgent(client, mac).fetchScript();
        // The script is there before it is written down that it was fetched.
        assertThat(client.get("/api/v1/installs/" + id + "?wait=30&after=" + revision).status())
                .isEqualTo(200);
        assertThat(machine(mac).text("state")).isEqualTo("booting");
        assertThat(install(id).list("phases", phase -> phase.text("name")))
                .containsExactly("kernel");
    }

    /// Found in a review: an order that was thought better of took the machine's system away at its
    /// next boot, weeks later.
    @Test
    void anOrderThatNoAgentEverGotTakesNoSystemAway() throws Exception {
        String mac = "52:54:00:00:01:13";
        FakeAgent agent = bootedWithOrder(mac, "web", EMPTY);
        InstallOrder order = agent.order();
        agent.finish(order);
        assertThat(agent.prove(order).status()).isEqualTo(204);
        String second = order(mac);
        assertThat(agent.fetchScript()).contains("initramfs.img");
        assertThat(abort(second).status()).isEqualTo(200);
        assertThat(agent.fetchScript()).contains("sanboot", order.install());

        order(mac);
        FakeAgent refused = new FakeAgent(client, mac);
        refused.boot(WITH_DATA);
        assertThat(refused.command(0)).isEqualTo(new AgentCommand.Wait());
        assertThat(machine(mac).text("state")).isEqualTo("failed");
        assertThat(refused.fetchScript()).contains("sanboot", order.install());

        String last = order(mac);
        FakeAgent working = new FakeAgent(client, mac);
        working.boot(EMPTY);
        assertThat(working.order().install()).isEqualTo(last);
        abort(last);
        assertThat(working.fetchScript()).contains("initramfs.img");
    }

    /// What the first attempt left half made is the install's own, whatever the profile allows.
    @Test
    void aPowerCutLeavesNothingThatNeedsLeaveToBeWiped() throws Exception {
        String mac = "52:54:00:00:01:14";
        FakeAgent lost = bootedWithOrder(mac, "web", EMPTY);
        InstallOrder first = lost.order();
        FakeAgent next = new FakeAgent(client, mac);
        next.boot(halfMade(first.filesystemUuids().get("root").toString()));
        InstallOrder second = next.order();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.plan().disks().getFirst().destroys()).hasSize(2);
        assertThat(install(first.install()).list("earlier", attempt -> attempt.text("state")))
                .containsExactly("restarted");

        FakeAgent foreign = new FakeAgent(client, mac);
        foreign.boot(halfMade("11111111-2222-3333-4444-555555555555"));
        assertThat(foreign.command(0)).isEqualTo(new AgentCommand.Wait());
        assertThat(install(first.install()).object("problem").text("what"))
                .contains("refusing to wipe");
    }

    /// A system that ran may hold somebody's data: its own install is no leave to wipe it.
    @Test
    void anAttemptThatWasInstalledIsNotWipedByARetry() throws Exception {
        putProfile("unsure", Map.of("proveWithinSeconds", 1));
        String mac = "52:54:00:00:01:15";
        FakeAgent agent = bootedWithOrder(mac, "unsure", EMPTY);
        InstallOrder order = agent.order();
        agent.finish(order);
        awaitState(order.install(), "unproven");
        retry(order.install());
        FakeAgent next = new FakeAgent(client, mac);
        next.boot(halfMade(order.filesystemUuids().get("root").toString()));
        assertThat(next.command(0)).isEqualTo(new AgentCommand.Wait());
        assertThat(install(order.install()).object("problem").text("what"))
                .contains("refusing to wipe");
        assertThat(next.fetchScript()).contains("sanboot");
    }

    /// The question of a boot that is over may still stand for some seconds.
    @Test
    void nothingIsGivenToAnAgentWhoseMachineWasStartedAgain() throws Exception {
        String mac = "52:54:00:00:01:18";
        FakeAgent lost = new FakeAgent(client, mac);
        lost.boot(EMPTY);
        CompletableFuture<Client.Answer> question =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return lost.askCommand(5);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        Thread.sleep(300);
        FakeAgent agent = new FakeAgent(client, mac);
        agent.boot(EMPTY);
        assertThat(agent.beat().status()).isEqualTo(204);
        client.post("/api/v1/machines/" + mac + "/shell", "{}");
        assertThat(question.get().text()).contains("wait");
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Shell());
    }

    @Test
    void earlierAttemptsAndTheirEventsStayVisible() throws Exception {
        String mac = "52:54:00:00:01:19";
        FakeAgent agent = bootedWithOrder(mac, "web", EMPTY);
        InstallOrder first = agent.order();
        agent.tell(
                new AgentEvent.StepStarted(FakeAgent.stamp(first, 1), 0, "wipe", "system"),
                new AgentEvent.Notice(FakeAgent.stamp(first, 2), "the disk is slow"),
                new AgentEvent.Failed(
                        FakeAgent.stamp(first, 3),
                        0,
                        Problem.at("disk system", "answers with errors", "replace it")));
        retry(first.install());
        JsonObject install = install(first.install());
        assertThat(install.has("problem")).isFalse();
        JsonObject earlier = install.list("earlier", attempt -> attempt).getFirst();
        assertThat(earlier.number("attempt")).isEqualTo(1);
        assertThat(earlier.text("state")).isEqualTo("failed");
        assertThat(earlier.object("problem").text("what")).isEqualTo("answers with errors");
        assertThat(earlier.texts("notices")).containsExactly("the disk is slow");
        assertThat(earlier.list("phases", phase -> phase.text("name"))).contains("plan", "wipe");

        String events = "/api/v1/installs/" + first.install() + "/events";
        assertThat(client.get(events).json().list("events", event -> event)).isEmpty();
        assertThat(
                        client.get(events + "?attempt=1")
                                .json()
                                .list("events", event -> event.text("event")))
                .containsExactly("step-started", "notice", "failed");
        assertProblem(client.get(events + "?attempt=3"), 404, "has no attempt 3");
    }

    private static MachineFacts halfMade(String root) {
        return facts(
                Firmware.BIOS,
                disk(
                        "one",
                        List.of(
                                new DiskContent("vda", "gpt", Optional.empty(), Optional.empty()),
                                new DiskContent(
                                        "vda2", "ext4", Optional.empty(), Optional.of(root)))));
    }
}
