package dev.tarmac.agent.process;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Runs a [Command] and waits for it.
public final class Processes {
    private static final int MOST_OUTPUT = 1 << 20;
    private static final int MOST_COMPLAINT = 2000;
    private static final int KILL_SECONDS = 10;

    private Processes() {}

    /// How a program ended.
    public record Ended(int exit, String stdout, String stderr) {
        public boolean well() {
            return exit == 0;
        }

        /// What it had to say, in few lines: stderr, or stdout when stderr is silent.
        public String complaint() {
            String text = (stderr.isBlank() ? stdout : stderr).strip();
            return text.length() <= MOST_COMPLAINT
                    ? text
                    : "..." + text.substring(text.length() - MOST_COMPLAINT);
        }
    }

    /// Runs it; anything but exit code 0 is refused with what the program said. Returns stdout.
    public static String run(Command command, String where, String fix) throws Refused {
        Ended ended = attempt(command, where, fix);
        if (!ended.well())
            throw new Refused(
                    where,
                    "'" + command + "' ended with " + ended.exit() + ": " + ended.complaint(),
                    fix);
        return ended.stdout();
    }

    /// Runs it and leaves the exit code to the caller; refused only when it cannot be started or
    /// does not end in time.
    public static Ended attempt(Command command, String where, String fix) throws Refused {
        try {
            Process process = new ProcessBuilder(command.arguments()).start();
            try {
                return await(process, command, where, fix);
            } finally {
                end(process);
            }
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            where, "cannot run " + command.program() + ": " + e.getMessage(), fix),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Problem.at(where, "interrupted while '" + command + "' ran", fix), e);
        }
    }

    /// A program that was killed may still write for a moment; whoever cleans up after it must come
    /// later. One that the kernel cannot end (its disk does not answer) is left alone.
    private static void end(Process process) throws InterruptedException {
        if (process.isAlive()) process.destroyForcibly().waitFor(KILL_SECONDS, TimeUnit.SECONDS);
    }

    private static Ended await(Process process, Command command, String where, String fix)
            throws IOException, InterruptedException, Refused {
        Reading stdout = new Reading(process.getInputStream());
        Reading stderr = new Reading(process.getErrorStream());
        stderr.start();
        stdout.start();
        feed(process, command.stdin());
        if (!process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS))
            throw new Refused(
                    where,
                    "'" + command + "' did not end within " + command.limit().toSeconds() + " s",
                    fix);
        return new Ended(process.exitValue(), stdout.text(), stderr.text());
    }

    /// A program that ends without reading everything breaks the pipe; its exit code tells why.
    private static void feed(Process process, String text) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It reads no more; how it ends tells why.
        }
    }

    /// Drains one stream, keeps at most [#MOST_OUTPUT] of it, never lets the program block.
    private static final class Reading extends Thread {
        private final InputStream from;
        private volatile byte[] kept = new byte[0];

        Reading(InputStream from) {
            super("output");
            setDaemon(true);
            this.from = from;
        }

        @Override
        public void run() {
            try {
                kept = from.readNBytes(MOST_OUTPUT);
                from.skip(Long.MAX_VALUE);
            } catch (IOException e) {
                // It was killed; what was kept until then is all there is.
            }
        }

        String text() throws InterruptedException {
            join(TimeUnit.SECONDS.toMillis(5));
            return new String(kept, StandardCharsets.UTF_8);
        }
    }
}
