package dev.tarmac.image.build;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs mmdebstrap: its words go to a log file, its stages to the progress, its last words into the
/// error when it fails.
final class BuildRun {
    private static final Duration LIMIT = Duration.ofMinutes(60);
    private static final int LAST_LINES = 15;
    private static final long LOOK_EVERY_MILLIS = 100;

    /// How mmdebstrap begins to talk about each stage, and after which share of the time: measured
    /// on a small server image.
    private record Stage(String begins, int percent, String text) {}

    private static final List<Stage> STAGES =
            List.of(
                    new Stage("running apt-get update", 2, "reading package lists"),
                    new Stage("downloading packages", 8, "downloading packages"),
                    new Stage("extracting archives", 15, "unpacking the essential packages"),
                    new Stage("installing essential", 20, "installing the essential packages"),
                    new Stage("installing remaining", 30, "installing packages"),
                    new Stage("cleaning package lists", 92, "cleaning up"),
                    new Stage("creating tarball", 95, "packing the tree"));

    private final Mmdebstrap command;
    private final Path log;
    private final Duration limit;
    private final Progress progress;
    private final ArrayDeque<String> last = new ArrayDeque<>();

    BuildRun(Mmdebstrap command, Path log, Progress progress) {
        this(command, log, LIMIT, progress);
    }

    BuildRun(Mmdebstrap command, Path log, Duration limit, Progress progress) {
        this.command = command;
        this.log = log;
        this.limit = limit;
        this.progress = progress;
    }

    /// The words are read from the log, not from a pipe: a daemon that a package started by mistake
    /// holds a pipe open for ever.
    void run() throws Refused, IOException {
        Process process = start();
        long end = System.nanoTime() + limit.toNanos();
        try (GrowingLines lines = new GrowingLines(log)) {
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                lines.next().forEach(this::take);
                if (System.nanoTime() > end)
                    throw failed("mmdebstrap took longer than " + limit.toMinutes() + " minutes");
            }
            lines.next().forEach(this::take);
            int exit = process.exitValue();
            if (exit != 0) throw failed("mmdebstrap failed with exit code " + exit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while mmdebstrap was running", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private Process start() throws Refused {
        ProcessBuilder builder =
                new ProcessBuilder(command.arguments())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(command.environment());
        // The tree is large, and /tmp may be memory.
        if (Files.isWritable(Path.of("/var/tmp"))) builder.environment().put("TMPDIR", "/var/tmp");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            "mmdebstrap",
                            "cannot be started: " + e.getMessage(),
                            "install it: apt install mmdebstrap"),
                    e);
        }
    }

    private void take(String line) {
        remember(line);
        report(line);
    }

    private void remember(String line) {
        last.add(line);
        if (last.size() > LAST_LINES) last.removeFirst();
    }

    private void report(String line) {
        for (Stage stage : STAGES)
            if (line.startsWith("I: " + stage.begins()))
                progress.report(stage.text(), stage.percent(), 100);
    }

    private Refused failed(String what) {
        return new Refused(
                "image build",
                what + "; it last said:\n    " + String.join("\n    ", last),
                "read " + log + ", mend the definition or the network, and build again");
    }
}
