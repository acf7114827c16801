package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/// Starts [ServerMain].
final class ServerProcess {
    private ServerProcess() {}

    /// Listens when it returns. What it logs stands among the words of the test.
    static Process start(Path configuration) throws IOException {
        Process started =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                ServerMain.class.getName(),
                                configuration.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader words = started.inputReader();
        assertThat(words.readLine()).isEqualTo("listening");
        return started;
    }
}
