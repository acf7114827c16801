package dev.tarmac.lab.process;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A program that runs beside us, in a session of its own (so that it can outlive us), writing to a
/// log file.
public final class Background implements Closeable {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;
    private final Path log;

    private Background(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Starts `argv`; what it says is appended to `log`.
    public static Background start(List<String> argv, Path log) throws Refused {
        List<String> inOwnSession = new ArrayList<>(List.of("setsid"));
        inOwnSession.addAll(argv);
        try {
            Process process =
                    new ProcessBuilder(inOwnSession)
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            return new Background(process, log);
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            argv.getFirst(),
                            "could not be started: " + e.getMessage(),
                            "install the package that has it, and look at PATH"),
                    e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return log;
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /// Completes with the exit code (128 + signal when one ended it).
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /// Ends it now, as a power cut would (SIGKILL), and sees it gone.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS);
    }

    /// Asks it to end (SIGTERM); after a grace time it is killed.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) kill();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
