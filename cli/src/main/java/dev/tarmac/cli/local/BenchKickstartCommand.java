package dev.tarmac.cli.local;

import dev.tarmac.bench.KickstartReplay;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "kickstart",
        description = {
            "Replays recorded verdicts of the reference on kickstart lines and files and compares them with ours."
        },
        footer = {
            "%nExamples:",
            "  tarmac bench kickstart --cases kickstart-lines.jsonl",
            "  tarmac bench kickstart --cases kickstart-real.jsonl --report real.json --answers ours.jsonl"
        })
final class BenchKickstartCommand implements Callable<Integer> {
    @Option(
            names = "--cases",
            required = true,
            paramLabel = "FILE",
            description = "recorded cases, one JSON object per line; the answers may be missing")
    private Path cases;

    @Option(names = "--report", paramLabel = "FILE", description = "write the figures as JSON")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "write our answers in the schema of the cases")
    private Optional<Path> answers = Optional.empty();

    private final Session session;

    BenchKickstartCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, IOException {
        KickstartReplay replay = KickstartReplay.of(cases);
        replay.disagreements().forEach(session.out()::println);
        session.out().printf("in other words: %d%n", replay.otherWords());
        session.out().printf("agree %d of %d%n", replay.agree(), replay.total());
        if (report.isPresent()) replay.writeReport(report.get());
        if (answers.isPresent()) replay.writeAnswers(answers.get());
        return ExitCode.OK;
    }
}
