package dev.tarmac.lab.process;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A program that is run to its end, with a time limit; anything but exit 0 is refused with what it
/// said.
public final class Tool {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int OUTPUT_LIMIT_BYTES = 32 << 20;

    private Tool() {}

    /// How a program ended and what it wrote.
    public record Outcome(int exit, String output, String errors) {}

    /// What it wrote to its standard output.
    public static String run(String... argv) throws Refused, InterruptedException {
        return run(List.of(argv));
    }

    public static String run(List<String> argv) throws Refused, InterruptedException {
        return run(argv, LIMIT);
    }

    public static String run(List<String> argv, Duration limit)
            throws Refused, InterruptedException {
        return wanted(argv, outcome(new ProcessBuilder(argv), limit));
    }

    /// Files in the place of a program's standard input and output.
    ///
    /// @param directory in which it works
    public record Filter(Path directory, Path input, Path output) {}

    /// A program that makes one file of another.
    public static void run(List<String> argv, Filter files, Duration limit)
            throws Refused, InterruptedException {
        ProcessBuilder program =
                new ProcessBuilder(argv)
                        .directory(files.directory().toFile())
                        .redirectInput(files.input().toFile())
                        .redirectOutput(files.output().toFile());
        wanted(argv, outcome(program, limit));
    }

    /// The same for programs whose exit code is an answer.
    public static Outcome outcome(List<String> argv) throws Refused, InterruptedException {
        return outcome(new ProcessBuilder(argv), LIMIT);
    }

    private static String wanted(List<String> argv, Outcome outcome) throws Refused {
        if (outcome.exit() == 0) return outcome.output();
        throw new Refused(
                argv.getFirst(),
                "ended with " + outcome.exit() + ": " + said(outcome),
                "run it by hand to see more: " + String.join(" ", argv));
    }

    private static Outcome outcome(ProcessBuilder program, Duration limit)
            throws Refused, InterruptedException {
        List<String> argv = program.command();
        Process process = start(program);
        CompletableFuture<String> output = text(process.getInputStream());
        CompletableFuture<String> errors = text(process.getErrorStream());
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS))
                throw new Refused(
                        argv.getFirst(),
                        "did not end within " + limit.toSeconds() + " s",
                        "run it by hand to see what it waits for: " + String.join(" ", argv));
            return new Outcome(process.exitValue(), output.join(), errors.join());
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(ProcessBuilder program) throws Refused {
        try {
            Process process = program.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            program.command().getFirst(),
                            "could not be started: " + e.getMessage(),
                            "install the package that has it, and look at PATH"),
                    e);
        }
    }

    private static CompletableFuture<String> text(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (stream) {
                                byte[] bytes = stream.readNBytes(OUTPUT_LIMIT_BYTES);
                                text.complete(new String(bytes, StandardCharsets.UTF_8));
                            } catch (IOException e) {
                                text.completeExceptionally(e);
                            }
                        });
        return text;
    }

    private static String said(Outcome outcome) {
        String words = outcome.errors().isBlank() ? outcome.output() : outcome.errors();
        return words.isBlank() ? "it said nothing" : words.strip();
    }
}
