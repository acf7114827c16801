package dev.tarmac.app;

import static dev.tarmac.app.FakeAgent.emptyDisk;
import static dev.tarmac.app.FakeAgent.facts;
import static dev.tarmac.app.FakeAgent.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.Hello;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.order.OrderJson;
import dev.tarmac.problem.Problem;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// What the server says to agents, good and bad.
class AgentApiTest extends RunningServer {
    private static final MachineFacts EMPTY = facts(Firmware.BIOS, emptyDisk("one"));

    @BeforeAll
    void putProfile() throws Exception {
        putProfile("web", Map.of());
    }

    private FakeAgent booted(String mac) throws Exception {
        FakeAgent agent = new FakeAgent(client, mac);
        agent.boot(EMPTY);
        return agent;
    }

    private InstallOrder orderFor(FakeAgent agent) throws Exception {
        assign(agent.mac, "web");
        order(agent.mac);
        return agent.order();
    }

    /// The first answer may be lost with the connection or the server: until the token was used the
    /// same agent may ask again, and gets the same one. From then on the ticket is spent.
    @Test
    void aTicketIsGoodForOneTokenAndIsSpentWhenThatIsUsed() throws Exception {
        FakeAgent agent = new FakeAgent(client, "52:54:00:00:02:01");
        agent.fetchScript();
        agent.fetchTicket();
        String first = agent.hello(FakeAgent.ABILITIES).json().text("token");
        String again = agent.hello(FakeAgent.ABILITIES).json().text("token");
        assertThat(again).isEqualTo(first);
        agent.useToken(first);
        assertThat(agent.beat().status()).isEqualTo(204);
        assertProblem(agent.hello(FakeAgent.ABILITIES), 403, "was used before");
        assertThat(agent.beat().status()).isEqualTo(204);
    }

    @Test
    void aTicketOfAnotherMachineOpensNothing() throws Exception {
        FakeAgent owner = new FakeAgent(client, "52:54:00:00:02:02");
        owner.fetchScript();
        String ticket = owner.fetchTicket();
        assertProblem(
                client.post(
                        "/agent/v1/hello",
                        OrderJson.encode(
                                new Hello(ticket, "52:54:00:00:02:ff", "x", List.of("wipe")))),
                403,
                "was made for 52:54:00:00:02:02");
        assertThat(owner.hello(FakeAgent.ABILITIES).status()).isEqualTo(200);
    }

    @Test
    void aTicketNobodyMadeIsUnknown() throws Exception {
        assertProblem(
                client.post(
                        "/agent/v1/hello",
                        OrderJson.encode(
                                new Hello("made-up", "52:54:00:00:02:03", "x", List.of()))),
                403,
                "is unknown");
        assertProblem(client.get("/api/v1/machines/52:54:00:00:02:03"), 404);
    }

    /// It would stand in the log as it is.
    @Test
    void aHelloWithoutAHardwareAddressIsRefused() throws Exception {
        assertProblem(
                client.post(
                        "/agent/v1/hello",
                        OrderJson.encode(
                                new Hello("x", "x\n02:00:00 INFO forged", "x", List.of()))),
                400,
                "is no hardware address");
    }

    @ParameterizedTest
    @CsvSource({"/agent/v1/hello", "/proof/v1"})
    void whoShowsNothingMaySayLittle(String path) throws Exception {
        assertProblem(client.post(path, "[".repeat(17 << 10)), 413, "longer than 16384 bytes");
    }

    @ParameterizedTest
    @CsvSource({"POST,facts", "GET,command", "POST,events", "POST,beat"})
    void withoutATokenNothingIsAnswered(String method, String what) throws Exception {
        String path = "/agent/v1/" + what;
        boolean get = method.equals("GET");
        assertProblem(get ? client.get(path) : client.post(path, "{}"), 401, "bearer");
        String[] wrong = {"Authorization", "Bearer made-up"};
        assertProblem(get ? client.get(path, wrong) : client.post(path, "{}", wrong), 401, "token");
    }

    @Test
    void factsAreReadStrictly() throws Exception {
        FakeAgent agent = new FakeAgent(client, "52:54:00:00:02:04");
        agent.fetchScript();
        agent.fetchTicket();
        String token = agent.hello(FakeAgent.ABILITIES).json().text("token");
        String[] auth = {"Authorization", "Bearer " + token};
        assertProblem(client.post("/agent/v1/facts", "{", auth), 400, "not JSON");
        assertProblem(client.post("/agent/v1/facts", "{}", auth), 400, "$.system is missing");
        assertTooLong("/agent/v1/facts", "[".repeat(5 << 20), auth);
    }

    /// The server does not wait for the end of what it refuses. Who is still writing then finds the
    /// connection closed, at times before he could read why.
    private void assertTooLong(String path, String body, String... headers) throws Exception {
        Client.Answer answer;
        try {
            answer = client.post(path, body, headers);
        } catch (IOException cut) {
            return;
        }
        assertProblem(answer, 413, "longer than");
    }

    @Test
    void eventsAreTakenInOrderAndOnce() throws Exception {
        FakeAgent agent = booted("52:54:00:00:02:05");
        InstallOrder order = orderFor(agent);
        AgentEvent one = new AgentEvent.StepStarted(stamp(order, 1), 0, "wipe", "system");
        AgentEvent two = new AgentEvent.StepFinished(stamp(order, 2), 0);
        AgentEvent three = new AgentEvent.Notice(stamp(order, 3), "hello");
        assertProblem(agent.tell(two), 400, "event 1 is missing");
        assertThat(acknowledged(agent.tell(one, two))).isEqualTo(2);
        assertThat(acknowledged(agent.tell(one, two, three))).isEqualTo(3);
        assertThat(acknowledged(agent.tell(one))).isEqualTo(3);
        assertThat(acknowledged(agent.tell(three))).isEqualTo(3);
        assertThat(install(order.install()).texts("notices")).containsExactly("hello");
    }

    @Test
    void whatComesBeforeAGapIsTaken() throws Exception {
        FakeAgent agent = booted("52:54:00:00:02:06");
        InstallOrder order = orderFor(agent);
        Client.Answer answer =
                agent.tell(
                        new AgentEvent.Notice(stamp(order, 1), "one"),
                        new AgentEvent.Notice(stamp(order, 3), "three"));
        assertThat(acknowledged(answer)).isEqualTo(1);
        assertThat(install(order.install()).texts("notices")).containsExactly("one");
    }

    @Test
    void theLastWordIsTheLastWord() throws Exception {
        FakeAgent agent = booted("52:54:00:00:02:07");
        InstallOrder order = orderFor(agent);
        AgentEvent done = new AgentEvent.Installed(stamp(order, 1), List.of("0003", "0001"));
        assertThat(acknowledged(agent.tell(done))).isEqualTo(1);
        assertThat(acknowledged(agent.tell(done))).isEqualTo(1);
        assertProblem(
                agent.tell(
                        new AgentEvent.Failed(stamp(order, 2), 0, Problem.at("x", "late", "none"))),
                409,
                "installed");
        JsonObject install = install(order.install());
        assertThat(install.text("state")).isEqualTo("installed");
        assertThat(install.texts("bootOrder")).containsExactly("0003", "0001");
    }

    @Test
    void nobodyReportsForAnotherMachine() throws Exception {
        InstallOrder order = orderFor(booted("52:54:00:00:02:08"));
        FakeAgent other = booted("52:54:00:00:02:09");
        assertProblem(
                other.tell(new AgentEvent.Installed(stamp(order, 1), List.of())),
                403,
                "another machine");
        assertThat(install(order.install()).text("state")).isEqualTo("running");
    }

    @Test
    void aReportIsAboutOneAttemptThatExists() throws Exception {
        FakeAgent agent = booted("52:54:00:00:02:0a");
        InstallOrder order = orderFor(agent);
        AgentEvent.Stamp elsewhere = new AgentEvent.Stamp("0000000000", 1, 1, 0);
        AgentEvent.Stamp nowhere = new AgentEvent.Stamp("../../etc", 1, 1, 0);
        AgentEvent.Stamp later = new AgentEvent.Stamp(order.install(), 2, 1, 0);
        assertProblem(agent.tell(new AgentEvent.Notice(elsewhere, "x")), 409, "unknown");
        assertProblem(agent.tell(new AgentEvent.Notice(nowhere, "x")), 409, "unknown");
        assertProblem(agent.tell(new AgentEvent.Notice(later, "x")), 409, "attempt 1");
        assertProblem(
                agent.tell(
                        new AgentEvent.Notice(stamp(order, 1), "x"),
                        new AgentEvent.Notice(elsewhere, "x")),
                400,
                "several attempts");
        assertProblem(agent.tell(), 400, "0 events");
    }

    @Test
    void aBeatIsASignOfLife() throws Exception {
        FakeAgent agent = booted("52:54:00:00:02:0b");
        String before = machine(agent.mac).text("lastSeen");
        long end = System.nanoTime() + 30_000_000_000L;
        do assertThat(agent.beat().status()).isEqualTo(204);
        while (machine(agent.mac).text("lastSeen").equals(before) && System.nanoTime() < end);
        assertThat(machine(agent.mac).text("lastSeen")).isGreaterThan(before);
        assertThat(machine(agent.mac).text("address")).isEqualTo("127.0.0.1");
    }

    private static long acknowledged(Client.Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().number("acknowledged");
    }
}
