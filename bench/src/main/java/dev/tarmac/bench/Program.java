package dev.tarmac.bench;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that a benchmark needs done, with a limit; its words are kept for when it fails.
final class Program {
    private static final int LIMIT_MINUTES = 10;

    private Program() {}

    static void run(List<String> argv, Path directory)
            throws Refused, IOException, InterruptedException {
        Path log = Files.createTempFile("tarmac-bench-", ".log");
        try {
            Process process =
                    new ProcessBuilder(argv)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            if (!ended) process.destroyForcibly();
            if (!ended || process.exitValue() != 0)
                throw new Refused(
                        argv.getFirst(),
                        (ended ? "ended with " + process.exitValue() : "did not end")
                                + ": "
                                + Files.readString(log).strip(),
                        "run it by hand to see more: " + String.join(" ", argv));
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
