package dev.tarmac.bench.inventory;

import dev.tarmac.bench.fleet.Hardware;
import dev.tarmac.bench.fleet.LoneServer;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Measures a server with a large inventory while many agents are at work.
public final class InventoryBenchmark {
    private static final String PROFILE = "fleet";
    private static final double MOST_EVENT_MILLIS = 50;
    private static final double MOST_PAGE_MILLIS = 200;
    private static final double MOST_RESIDENT_MB = 512;
    private static final Duration BEGIN_LIMIT = Duration.ofMinutes(5);
    private static final int SHOWN = 10;

    private InventoryBenchmark() {}

    /// What is loaded with what.
    ///
    /// @param machines in the inventory
    /// @param agents at work at any time
    /// @param warmUp how long they work before that
    /// @param sample how long is measured
    public record Load(int machines, int agents, Duration warmUp, Duration sample) {}

    /// Fills an inventory, puts the agents to work, measures, and kills the server in the middle of
    /// it: what it acknowledged must be in its database.
    ///
    /// @param serve the command that runs a server, but for the name of its configuration
    /// @param folder for what the server keeps; emptied first
    /// @param says told what is going on
    public static List<Figure> run(
            Load load, List<String> serve, Path folder, Consumer<String> says)
            throws Refused, IOException, InterruptedException {
        empty(folder);
        try (LoneServer server = LoneServer.start(serve, folder)) {
            discover(load, server, says);
            server.api()
                    .put(
                            "/api/v1/profiles/" + PROFILE,
                            Map.of("layout", Hardware.LAYOUT, "image", LoneServer.IMAGE));
            try (Shift shift = new Shift(server, PROFILE, load.machines(), load.agents(), says)) {
                return measure(load, server, shift, says);
            }
        }
    }

    private static void discover(Load load, LoneServer server, Consumer<String> says)
            throws InterruptedException {
        Instant start = Instant.now();
        Discovery.run(server.address(), load.machines());
        double seconds = seconds(Duration.between(start, Instant.now()));
        says.accept(
                String.format(
                        Locale.ROOT,
                        "%d machines appeared in %.1f s, %.0f a second",
                        load.machines(),
                        seconds,
                        load.machines() / seconds));
    }

    private static List<Figure> measure(
            Load load, LoneServer server, Shift shift, Consumer<String> says)
            throws Refused, IOException, InterruptedException {
        if (!shift.begin(BEGIN_LIMIT))
            throw new Refused(
                    "the agents",
                    "did not all get to work within " + BEGIN_LIMIT.toMinutes() + " minutes",
                    "look at " + server.log());
        says.accept(load.agents() + " agents are at work");
        Sample sample = Sample.take(server, shift, load.warmUp(), load.sample());
        says.accept(sample.toString());
        shift.end();
        server.kill();
        shift.close();
        server.restart();
        List<String> missing = shift.told().missingIn(server.api());
        missing.stream().limit(SHOWN).forEach(says);
        return figures(load, sample, missing.size(), shift.told().count());
    }

    private static List<Figure> figures(Load load, Sample sample, int lost, long told) {
        String under =
                String.format(
                        Locale.ROOT,
                        "%d machines in the inventory, %d agents at work since %d s, %s",
                        load.machines(),
                        load.agents(),
                        load.warmUp().toSeconds(),
                        sample.load());
        return List.of(
                new Figure(
                        "eventP99Ms",
                        "ms",
                        sample.reportP99Millis(),
                        OptionalDouble.of(MOST_EVENT_MILLIS),
                        "99 of 100 reports of events, from the moment there was something to tell"
                                + " until it was acknowledged: "
                                + under),
                new Figure(
                        "rackPageMs",
                        "ms",
                        sample.pageMillis(),
                        OptionalDouble.of(MOST_PAGE_MILLIS),
                        "95 of 100 times of the whole page, fetched once a second, "
                                + sample.pageBytes()
                                + " bytes: "
                                + under),
                new Figure(
                        "rssMb",
                        "MiB",
                        sample.residentMb(),
                        OptionalDouble.of(MOST_RESIDENT_MB),
                        "the most resident memory of the server since its start"),
                new Figure(
                        "eventsLost",
                        "events",
                        lost,
                        OptionalDouble.of(0),
                        "of "
                                + told
                                + " acknowledged ones, those that a server over the same database"
                                + " does not have, after SIGKILL under this load"),
                new Figure(
                        "cpuPercent",
                        "%",
                        sample.cpuPercent(),
                        OptionalDouble.empty(),
                        "of one processor, taken by the server: " + under));
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder))
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
            }
        Files.createDirectories(folder);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
