package dev.tarmac.cli.finding;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.json.JsonObject;

import picocli.CommandLine.Option;

import java.util.List;

/// `--format`: how findings are printed.
public final class Format {
    /// For whom.
    public enum Name {
        TEXT,
        JSON,
        SARIF,
        GITHUB
    }

    @Option(
            names = "--format",
            paramLabel = "text|json|sarif|github",
            description = "how to print it (default: text)")
    private Name name = Name.TEXT;

    /// Prints everything.
    ///
    /// @return the exit code
    public int print(List<FileFindings> files, Session session) {
        List<Told> told = files.stream().flatMap(file -> file.told().stream()).toList();
        switch (name) {
            case TEXT -> files.forEach(file -> FindingText.print(file, session));
            case JSON -> session.out().println(JsonObject.writePretty(FindingJson.encode(files)));
            case SARIF -> session.out().println(JsonObject.writePretty(Sarif.encode(told)));
            case GITHUB -> told.stream().map(GitHubLine::of).forEach(session.out()::println);
        }
        session.out().flush();
        return code(files);
    }

    private static int code(List<FileFindings> files) {
        List<FileFindings> bad = files.stream().filter(file -> !file.isGood()).toList();
        if (bad.isEmpty()) return ExitCode.OK;
        return bad.stream().noneMatch(FileFindings::isThere) ? ExitCode.USAGE : ExitCode.PROBLEMS;
    }
}
