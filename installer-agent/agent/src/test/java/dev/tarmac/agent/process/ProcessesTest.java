package dev.tarmac.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class ProcessesTest {
    @TempDir Path directory;

    /// It has much memory to give back, so that it does not die in an instant.
    @Test
    void aProgramThatTakesTooLongIsDeadWhenItsFailureIsTold() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        Path pid = directory.resolve("pid");
        String program =
                """
                import os, sys, time
                memory = bytearray(os.urandom(1 << 20)) * 300
                open(sys.argv[1], 'w').write(str(os.getpid()))
                time.sleep(600)
                """;
        Command command =
                Command.of("python3", "-c", program, pid.toString()).within(Duration.ofSeconds(3));

        assertThatThrownBy(() -> Processes.run(command, "test", "-"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("did not end within 3 s");

        assertThat(Path.of("/proc", Files.readString(pid))).doesNotExist();
    }
}
