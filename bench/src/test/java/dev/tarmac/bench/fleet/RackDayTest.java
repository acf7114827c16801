package dev.tarmac.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.server.Install;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.InstallOrder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A whole day in front of a rack, over REST as a person has it: the list of what was bought is
/// imported, machines appear, some are not what was bought, some fail and are tried again, and the
/// server loses its power twice in between.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RackDayTest {
    private static final int MACHINES = 40;
    private static final List<Integer> FAILING = List.of(7, 23);
    private static final int LACKS_MEMORY = 38;
    private static final int LACKS_A_DISK = 39;
    private static final int HAS_ANOTHER_NIC = 40;
    private static final int INSTALLED = 37;
    private static final String PROFILE = "rack";
    private static final long LIMIT_SECONDS = 120;
    private static final int REPORTED_BEFORE_THE_FIRST = 20;
    private static final int EVENTS_BEFORE_THE_SECOND = 500;

    @TempDir private Path folder;
    private final Acknowledged acknowledged = new Acknowledged();
    private final Day day = new Day();
    private LoneServer server;
    private Fleet fleet;

    /// What the test waits for.
    private final class Day implements FleetListener {
        private final CountDownLatch someReported = new CountDownLatch(REPORTED_BEFORE_THE_FIRST);
        private final CountDownLatch allReported = new CountDownLatch(MACHINES);
        private final CountDownLatch manyEvents = new CountDownLatch(1);
        private final CountDownLatch proven = new CountDownLatch(INSTALLED);

        @Override
        public void acknowledged(String mac, List<AgentEvent> more, long nanos) {
            acknowledged.acknowledged(mac, more, nanos);
            if (acknowledged.count() >= EVENTS_BEFORE_THE_SECOND) manyEvents.countDown();
        }

        @Override
        public void reported(String mac) {
            someReported.countDown();
            allReported.countDown();
        }

        @Override
        public void proven(String mac, InstallOrder order) {
            proven.countDown();
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = LoneServer.start(ServerMain.command(), folder);
        fleet = new Fleet(server.address(), day);
    }

    @AfterEach
    void stop() throws Exception {
        if (fleet != null) fleet.close();
        if (server != null) server.close();
    }

    private static RackMachine machine(int number) {
        RackMachine machine = RackMachine.of(number);
        return switch (number) {
            case LACKS_MEMORY -> machine.with(Hardware.withMemory(machine.facts(), 128L << 30));
            case LACKS_A_DISK -> machine.with(Hardware.withoutDisk(machine.facts(), "sdc"));
            default ->
                    FAILING.contains(number)
                            ? machine.that(new Behaviour.FailsAt("mkfs", 1))
                            : machine;
        };
    }

    /// What was bought.
    private static String list() {
        StringBuilder list = new StringBuilder("name,serial,mac,profile,rack,unit,memory,disks\n");
        for (int number = 1; number <= MACHINES; number++)
            list.append(name(number))
                    .append(',')
                    .append(Hardware.serial(number))
                    .append(',')
                    .append(number == HAS_ANOTHER_NIC ? Hardware.mac(999) : "")
                    .append(',')
                    .append(PROFILE)
                    .append(",r12,")
                    .append(number)
                    .append(",256 GiB,3\n");
        return list.toString();
    }

    private static String name(int number) {
        return "node-" + number;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void everyMachineEndsAsItShouldAndNoEventIsLost() throws Exception {
        server.api()
                .put(
                        "/api/v1/profiles/" + PROFILE,
                        Map.of("layout", Hardware.LAYOUT, "image", LoneServer.IMAGE));
        server.api().put("/api/v1/rack", Map.of("file", "r12.csv", "text", list()));
        for (int number = 1; number <= MACHINES; number++)
            fleet.start(machine(number), Tempo.QUICK);

        await(day.someReported);
        powerCut();
        await(day.allReported);
        await(day.manyEvents);
        powerCut();

        Map<Integer, String> installs = installs();
        assertThat(installs).hasSize(MACHINES);
        assertStopped(installs.get(LACKS_MEMORY), "memory is 131072 MiB", "256 GiB");
        assertStopped(installs.get(LACKS_A_DISK), "disks is 2", "3");
        assertStopped(
                installs.get(HAS_ANOTHER_NIC),
                "boots through " + Hardware.mac(HAS_ANOTHER_NIC),
                Hardware.mac(999));
        for (int number : FAILING) {
            Install failed = ended(installs.get(number));
            assertThat(failed.state()).isEqualTo(Install.State.FAILED);
            assertThat(failed.problem().orElseThrow().what()).contains("does not work");
            server.api().post("/api/v1/installs/" + failed.id() + "/retry", Map.of());
        }
        await(day.proven);

        for (int number = 1; number <= INSTALLED; number++) assertProven(number, installs);
        assertThat(acknowledged.attempts()).isEqualTo(INSTALLED + FAILING.size());
        assertThat(acknowledged.missingIn(server.api())).isEmpty();
        assertThat(Files.readString(server.log())).doesNotContain("ALARM");
        assertAuditTellsAll(installs);

        // Had an event been lost, it would have been seen.
        AgentEvent.Stamp stamp = new AgentEvent.Stamp(installs.get(1), 1, 1, 1);
        AgentEvent lost = new AgentEvent.Notice(stamp, "the server has never heard this");
        acknowledged.acknowledged(Hardware.mac(1), List.of(lost), 1);
        assertThat(acknowledged.missingIn(server.api()))
                .hasSize(1)
                .first()
                .asString()
                .contains("never heard");
    }

    private void powerCut() throws Exception {
        server.kill();
        server.restart();
    }

    /// The one install of each machine, by its number.
    private Map<Integer, String> installs() throws Exception {
        Map<String, Integer> numbers = new HashMap<>();
        for (int number = 1; number <= MACHINES; number++)
            numbers.put(Hardware.mac(number), number);
        Map<Integer, String> installs = new HashMap<>();
        for (JsonObject install :
                server.api().get("/api/v1/installs").list("installs", each -> each))
            assertThat(installs.put(numbers.get(install.text("mac")), install.text("id"))).isNull();
        return installs;
    }

    /// Before any plan was handed out: nothing was written.
    private void assertStopped(String install, String found, String listed) throws Exception {
        Install stopped = ended(install);
        assertThat(stopped.state()).isEqualTo(Install.State.FAILED);
        assertThat(stopped.problem().orElseThrow().what()).contains(found, "the list says", listed);
        assertThat(stopped.planHash()).isEmpty();
    }

    private void assertProven(int number, Map<Integer, String> installs) throws Exception {
        JsonObject install = server.api().get("/api/v1/installs/" + installs.get(number));
        assertThat(install.text("state")).as("machine %d", number).isEqualTo("proven");
        assertThat(install.integer("attempt")).isEqualTo(FAILING.contains(number) ? 2 : 1);
        assertThat(install.object("order").text("hostname")).isEqualTo(name(number));
        JsonObject machine = server.api().get("/api/v1/machines/" + name(number));
        assertThat(machine.text("state")).isEqualTo("proven");
        assertThat(machine.dictionary("labels"))
                .containsEntry("rack", "r12")
                .containsEntry("unit", String.valueOf(number));
    }

    /// Each transition is told once, in the order in which it was made.
    private void assertAuditTellsAll(Map<Integer, String> installs) throws Exception {
        Map<String, List<String>> actions = new HashMap<>();
        for (JsonObject entry : audit())
            actions.computeIfAbsent(entry.text("subject"), any -> new ArrayList<>())
                    .add(entry.text("action"));
        installs.forEach(
                (number, install) ->
                        assertThat(actions.get("install " + install))
                                .as("machine %d", number)
                                .isEqualTo(life(number)));
    }

    private static List<String> life(int number) {
        if (number > INSTALLED) return List.of("ordered", "failed");
        List<String> life = new ArrayList<>();
        if (FAILING.contains(number)) life.addAll(List.of("ordered", "running", "failed"));
        life.addAll(List.of("ordered", "running", "installed", "proven"));
        return life;
    }

    /// Oldest first.
    private List<JsonObject> audit() throws Exception {
        List<JsonObject> all = new ArrayList<>();
        OptionalLong before = OptionalLong.of(1L << 50);
        while (before.isPresent()) {
            String path = "/api/v1/audit?limit=100&before=" + before.getAsLong();
            JsonObject page = server.api().get(path);
            all.addAll(page.list("entries", each -> each));
            before = page.optionalNumber("before");
        }
        return all.reversed();
    }

    private Install ended(String install) throws Exception {
        return server.api()
                .follow(
                        server.api().install(install),
                        Instant.now().plusSeconds(LIMIT_SECONDS),
                        seen -> seen.state().isEnd(),
                        seen -> {});
    }
}
