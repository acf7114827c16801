package dev.tarmac.cli.local;

import dev.tarmac.bench.Agreement;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// What commands that replay recorded answers have in common.
final class ReplayOptions {
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

    Path cases() {
        return cases;
    }

    /// Prints how far we agree and writes the files that are asked for.
    int tell(Agreement agreement, Session session) throws IOException {
        agreement.disagreements().forEach(session.out()::println);
        session.out().printf("in other words: %d%n", agreement.otherWords());
        session.out().printf("agree %d of %d%n", agreement.agree(), agreement.total());
        if (report.isPresent()) agreement.writeReport(report.get());
        if (answers.isPresent()) agreement.writeAnswers(answers.get());
        return ExitCode.OK;
    }
}
