package dev.tarmac.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.server.Install;
import dev.tarmac.lab.server.ServerApi;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// A whole day in front of a rack, over REST as a person has it: machines appear, are installed,
/// some fail and are tried again, and the server loses its power twice in between.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RackDayTest {
    private static final int MACHINES = 40;
    private static final int INSTALLED = 37;
    private static final List<Integer> FAILING = List.of(7, 23);
    private static final String PROFILE = "rack";
    private static final long LIMIT_SECONDS = 120;

    @TempDir private Path folder;
    private final Acknowledged acknowledged = new Acknowledged();
    private final Day day = new Day();
    private LoneServer server;
    private Fleet fleet;

    /// What the test waits for.
    private final class Day implements FleetListener {
        private final CountDownLatch reported = new CountDownLatch(MACHINES);
        private final CountDownLatch proven = new CountDownLatch(INSTALLED);
        private final Map<Long, CountDownLatch> events =
                Map.of(200L, new CountDownLatch(1), 600L, new CountDownLatch(1));

        @Override
        public void acknowledged(String mac, List<AgentEvent> more, long nanos) {
            acknowledged.acknowledged(mac, more, nanos);
            events.forEach(
                    (count, latch) -> {
                        if (acknowledged.count() >= count) latch.countDown();
                    });
        }

        @Override
        public void reported(String mac) {
            reported.countDown();
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
        return FAILING.contains(number) ? machine.that(new Behaviour.FailsAt("mkfs", 1)) : machine;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void everyMachineEndsAsItShouldAndNoEventIsLost() throws Exception {
        putProfile();
        for (int number = 1; number <= MACHINES; number++)
            fleet.start(machine(number), Tempo.QUICK);
        await(day.reported);
        assertThat(states(server.api())).isEqualTo(Map.of("discovered", MACHINES));

        Map<Integer, String> installs = order(INSTALLED);
        for (long events : List.of(200L, 600L)) {
            await(day.events.get(events));
            server.kill();
            server.restart();
        }

        for (int number : FAILING) {
            Install failed = ended(installs.get(number));
            assertThat(failed.state()).isEqualTo(Install.State.FAILED);
            assertThat(failed.problem().orElseThrow().what()).contains("does not work");
            server.api().post("/api/v1/installs/" + failed.id() + "/retry", Map.of());
        }
        await(day.proven);

        for (int number : installs.keySet()) {
            JsonObject install = server.api().get("/api/v1/installs/" + installs.get(number));
            assertThat(install.text("state")).as("machine %d", number).isEqualTo("proven");
            assertThat(install.integer("attempt")).isEqualTo(FAILING.contains(number) ? 2 : 1);
        }
        assertThat(states(server.api()))
                .isEqualTo(Map.of("discovered", MACHINES - INSTALLED, "proven", INSTALLED));
        assertThat(acknowledged.attempts()).isEqualTo(INSTALLED + FAILING.size());
        assertThat(acknowledged.missingIn(server.api())).isEmpty();
        assertThat(Files.readString(server.log())).doesNotContain("ALARM");

        // Had one been lost, it would have been seen.
        AgentEvent.Stamp stamp = new AgentEvent.Stamp(installs.get(1), 1, 1, 1);
        AgentEvent lost = new AgentEvent.Notice(stamp, "the server has never heard this");
        acknowledged.acknowledged(Hardware.mac(1), List.of(lost), 1);
        assertThat(acknowledged.missingIn(server.api()))
                .hasSize(1)
                .first()
                .asString()
                .contains("never heard");
    }

    private void putProfile() throws Exception {
        server.api()
                .put(
                        "/api/v1/profiles/" + PROFILE,
                        Map.of("layout", Hardware.LAYOUT, "image", LoneServer.IMAGE));
    }

    private Map<Integer, String> order(int count) throws Exception {
        Map<Integer, String> installs = new HashMap<>();
        for (int number : IntStream.rangeClosed(1, count).toArray()) {
            server.api().putMachine(Hardware.mac(number), PROFILE);
            installs.put(number, server.api().order(Hardware.mac(number), false).id());
        }
        return installs;
    }

    private Install ended(String install) throws Exception {
        return server.api()
                .follow(
                        server.api().install(install),
                        Instant.now().plusSeconds(LIMIT_SECONDS),
                        seen -> seen.state().isEnd(),
                        seen -> {});
    }

    /// How many machines are in which state.
    private static Map<String, Integer> states(ServerApi api) throws Exception {
        Map<String, Integer> states = new TreeMap<>();
        for (String state :
                api.get("/api/v1/machines").list("machines", machine -> machine.text("state")))
            states.merge(state, 1, Integer::sum);
        return states;
    }
}
