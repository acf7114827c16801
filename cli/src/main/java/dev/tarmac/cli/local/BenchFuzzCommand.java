package dev.tarmac.cli.local;

import dev.tarmac.bench.fuzz.FuzzResult;
import dev.tarmac.bench.fuzz.Fuzzing;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.OutputOption;
import dev.tarmac.cli.command.ReportFile;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.cli.view.Table;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

@Command(
        name = "fuzz",
        description = {
            "Searches for input that a decoder cannot take: packets, captures, users' files, JSON, archives.",
            "Guided by what the code does with it (Jazzer), target by target. Exit code 1 when something is found."
        },
        footer = {
            "%nExamples:",
            "  tarmac bench fuzz",
            "  tarmac bench fuzz --only dhcp-packet,dhcp-conversation --seconds 3600",
            "  tarmac bench fuzz --corpus /var/tmp/fuzz --report fuzz.json"
        })
final class BenchFuzzCommand implements Callable<Integer> {
    private static final int LONGEST_SECONDS = 7 * 24 * 3600;

    @Spec private CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "only these targets (default: all)")
    private Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "how long each target is searched (default: 60)")
    private int seconds = 60;

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            description = {"keeps what was learnt, and findings", "(default: .tarmac/fuzz)"})
    private Optional<Path> corpus = Optional.empty();

    @Option(names = "--report", paramLabel = "FILE", description = "write the results as JSON")
    private Optional<Path> report = Optional.empty();

    @Mixin private OutputOption output = new OutputOption();

    private final Session session;

    BenchFuzzCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, IOException, InterruptedException {
        check();
        Optional<ReportFile> file = ReportFile.at(report, session.environment());
        Fuzzing fuzzing =
                new Fuzzing(
                        jazzer(),
                        corpus.orElseGet(() -> session.checkout().fuzzed()).toAbsolutePath());
        List<FuzzResult> results = new ArrayList<>();
        for (String target : Fuzzing.names())
            if (only.isEmpty() || only.contains(target)) {
                session.err().println(target + ": " + seconds + " s");
                session.err().flush();
                results.add(fuzzing.search(target, List.of(target), Duration.ofSeconds(seconds)));
            }
        String json = FuzzResult.report(results);
        if (output.isJson()) session.out().print(json);
        else print(results);
        session.out().flush();
        if (file.isPresent()) file.get().write(json);
        return results.stream().allMatch(result -> result.finding().isEmpty())
                ? ExitCode.OK
                : ExitCode.PROBLEMS;
    }

    private List<Path> jazzer() throws Refused, IOException {
        Path folder = session.checkout().fuzzer();
        if (!Files.isDirectory(folder))
            throw new Refused(
                    folder.toString(),
                    "the fuzzer is not there",
                    "start the command line with ./tarmac, whose build puts it there");
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.toList();
        }
    }

    private void check() {
        if (seconds < 1 || seconds > LONGEST_SECONDS)
            throw new ParameterException(
                    spec.commandLine(), "--seconds is from 1 to " + LONGEST_SECONDS);
        for (String name : only)
            if (!Fuzzing.names().contains(name))
                throw new ParameterException(
                        spec.commandLine(),
                        "--only: there is no target '"
                                + name
                                + "'; there are "
                                + String.join(", ", Fuzzing.names()));
    }

    private void print(List<FuzzResult> results) {
        Table table = new Table("TARGET", "EXECUTIONS", "COVERED", "FOUND");
        for (FuzzResult result : results)
            table.row(
                    result.target(),
                    String.valueOf(result.executions()),
                    String.valueOf(result.covered()),
                    result.finding().map(found -> found.input().toString()).orElse("nothing"));
        table.lines().forEach(session.out()::println);
        for (FuzzResult result : results)
            result.finding()
                    .ifPresent(
                            found ->
                                    session.out()
                                            .println(
                                                    "\n"
                                                            + result.target()
                                                            + ": "
                                                            + Printable.lines(found.what())));
    }
}
