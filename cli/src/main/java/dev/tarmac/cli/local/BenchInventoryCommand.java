package dev.tarmac.cli.local;

import dev.tarmac.bench.inventory.Figure;
import dev.tarmac.bench.inventory.InventoryBenchmark;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.OutputOption;
import dev.tarmac.cli.command.ReportFile;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.OwnProgram;
import dev.tarmac.cli.view.Table;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "inventory",
        description = {
            "A server with a large inventory while many agents install: how long a report",
            "of events takes, and the rack's page, and how much memory and processor. Then it",
            "is killed, and what it had acknowledged is looked for. The machines are",
            "simulated, their HTTP is not. Needs no root."
        },
        footer = {
            "%nExamples:",
            "  tarmac bench inventory",
            "  tarmac bench inventory --machines 1000 --agents 100 --seconds 10",
            "  tarmac bench inventory --report inventory.json"
        })
final class BenchInventoryCommand implements Callable<Integer> {
    private static final int MOST_MACHINES = 1_000_000;
    private static final int LONGEST_SECONDS = 3600;

    @Spec private CommandSpec spec;

    @Option(
            names = "--machines",
            paramLabel = "N",
            description = "machines in the inventory (default: 10000)")
    private int machines = 10_000;

    @Option(
            names = "--agents",
            paramLabel = "N",
            description = "agents at work at any time (default: 1000)")
    private int agents = 1_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "how long is measured (default: 30)")
    private int seconds = 30;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "seconds of the same load before that (default: 60)")
    private int warmUp = 60;

    @Option(names = "--report", paramLabel = "FILE", description = "write the figures as JSON")
    private Optional<Path> report = Optional.empty();

    @Mixin private OutputOption output = new OutputOption();

    private final Session session;

    BenchInventoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, IOException, InterruptedException {
        check();
        Optional<ReportFile> file = ReportFile.at(report, session.environment());
        List<String> serve = new ArrayList<>(OwnProgram.command(session.checkout()));
        serve.addAll(List.of("serve", "--config"));
        List<Figure> figures =
                InventoryBenchmark.run(
                        new InventoryBenchmark.Load(
                                machines,
                                agents,
                                Duration.ofSeconds(warmUp),
                                Duration.ofSeconds(seconds)),
                        serve,
                        session.checkout().state().resolve("bench-inventory"),
                        this::say);
        String json = Figure.report(figures);
        if (output.isJson()) session.out().print(json);
        else table(figures).lines().forEach(session.out()::println);
        session.out().flush();
        if (file.isPresent()) file.get().write(json);
        return ExitCode.OK;
    }

    private void say(String text) {
        session.err().println(text);
        session.err().flush();
    }

    private void check() {
        requireWithin("--machines", machines, MOST_MACHINES);
        requireWithin("--agents", agents, machines);
        requireWithin("--seconds", seconds, LONGEST_SECONDS);
        requireWithin("--warm-up", warmUp, LONGEST_SECONDS);
    }

    private void requireWithin(String option, int value, int most) {
        if (value < 1 || value > most)
            throw new ParameterException(spec.commandLine(), option + " is from 1 to " + most);
    }

    private static Table table(List<Figure> figures) {
        Table table = new Table("FIGURE", "OURS", "BAR", "MET");
        for (Figure figure : figures)
            table.row(
                    figure.name(),
                    number(figure.ours()) + " " + figure.unit(),
                    figure.bar().isPresent() ? bar(figure.bar().getAsDouble()) : "",
                    figure.bar().isPresent() ? figure.met() ? "yes" : "no" : "");
        return table;
    }

    private static String bar(double bar) {
        return bar == 0 ? "0" : "< " + number(bar);
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, "%.1f", figure);
    }
}
