package dev.tarmac.initramfs;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs one program of the build machine: an argument list, a time limit, and its words in the
/// refusal when it fails. The only class here that starts processes.
final class Tool {
    private static final int OUTPUT_LIMIT = 4 << 20;
    private static final int WORDS_IN_A_REFUSAL = 1500;

    private Tool() {}

    /// What the program wrote, standard error included.
    static String run(Duration limit, String fix, List<String> arguments)
            throws Refused, IOException, InterruptedException {
        Path output = Files.createTempFile("tarmac-tool", ".out");
        try {
            int status = wait(start(arguments, output, fix), limit, arguments, fix);
            String said = words(output);
            if (status != 0)
                throw new Refused(
                        arguments.getFirst(),
                        "ended with status " + status + ": " + tail(said),
                        fix);
            return said;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Process start(List<String> arguments, Path output, String fix) throws Refused {
        ProcessBuilder builder =
                new ProcessBuilder(arguments)
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(arguments.getFirst(), "cannot be started: " + e.getMessage(), fix),
                    e);
        }
    }

    private static int wait(Process process, Duration limit, List<String> arguments, String fix)
            throws Refused, InterruptedException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                return process.exitValue();
            throw new Refused(
                    arguments.getFirst(), "still ran after " + limit.toSeconds() + " s", fix);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String words(Path output) throws IOException {
        try (InputStream stream = Files.newInputStream(output)) {
            return new String(stream.readNBytes(OUTPUT_LIMIT), StandardCharsets.UTF_8);
        }
    }

    private static String tail(String said) {
        String words = said.strip();
        return words.length() <= WORDS_IN_A_REFUSAL
                ? words
                : "... " + words.substring(words.length() - WORDS_IN_A_REFUSAL);
    }
}
