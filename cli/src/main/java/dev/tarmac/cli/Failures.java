package dev.tarmac.cli;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// Turns what a command throws into what a person reads on standard error, and into the exit code.
final class Failures {
    private Failures() {}

    static CommandLine toldBy(Session session, CommandLine tree) {
        return tree.setExecutionExceptionHandler(
                        (failure, command, parsed) -> tell(session, command, failure))
                .setParameterExceptionHandler((failure, arguments) -> usage(session, failure));
    }

    private static int tell(Session session, CommandLine command, Exception failure) {
        String name = command.getCommandSpec().qualifiedName();
        int trouble = command.getCommandSpec().exitCodeOnExecutionException();
        return switch (failure) {
            case SetupMissing missing -> {
                print(session, List.of(missing.problem()));
                yield ExitCode.SETUP_MISSING;
            }
            case Refused refused -> {
                print(session, refused.problems());
                yield TextFile.isNone(refused) ? ExitCode.USAGE : trouble;
            }
            case IOException io -> {
                print(
                        session,
                        List.of(
                                Problem.at(
                                        name,
                                        words(io),
                                        "look at what is named there, then run it again")));
                yield trouble;
            }
            case InterruptedException _ -> {
                session.err().println(name + ": interrupted");
                yield trouble;
            }
            case Exception defect -> {
                session.err()
                        .println(name + ": a defect in tarmac; please report it with these lines:");
                defect.printStackTrace(session.err());
                yield trouble;
            }
        };
    }

    private static int usage(Session session, ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        session.err().println(Printable.lines(failure.getMessage()));
        UnmatchedArgumentException.printSuggestions(failure, session.err());
        session.err().println("  fix: see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static void print(Session session, List<Problem> problems) {
        for (Problem problem : problems) session.err().println(Printable.lines(problem.toString()));
    }

    /// File system exceptions carry the path alone as their message.
    private static String words(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case FileSystemException other ->
                    other.getFile()
                            + ": "
                            + (other.getReason() == null
                                    ? other.getClass().getSimpleName()
                                    : other.getReason());
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }
}
