package dev.tarmac.cli.system;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a program to its end. The one seam between this package and the machine: tests give their
/// own.
@FunctionalInterface
public interface Processes {
    /// The program's exit code.
    int run(Call call) throws IOException;

    /// One program to run.
    ///
    /// @param argv never joined, never given to a shell
    /// @param environment added to this process's own
    /// @param limit after which it is ended and the call fails
    record Call(
            List<String> argv,
            Path folder,
            Map<String, String> environment,
            Duration limit,
            boolean quiet) {
        public Call {
            argv = List.copyOf(argv);
            environment = Map.copyOf(environment);
        }
    }

    /// Real processes that share this one's terminal.
    static Processes real() {
        return call -> {
            ProcessBuilder builder =
                    new ProcessBuilder(call.argv()).directory(call.folder().toFile());
            if (call.quiet())
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
            else builder.inheritIO();
            builder.environment().putAll(call.environment());
            return await(builder.start(), call);
        };
    }

    private static int await(Process process, Call call) throws IOException {
        try {
            if (process.waitFor(call.limit().toSeconds(), TimeUnit.SECONDS))
                return process.exitValue();
            throw new IOException(
                    call.argv().getFirst()
                            + " did not end within "
                            + call.limit().toMinutes()
                            + " minutes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "interrupted while " + call.argv().getFirst() + " ran");
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
