package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/// Starts [ServerMain].
final class ServerProcess {
    private ServerProcess() {}

    /// Listens when it returns, and the rig has its token. What it logs stands among the words of
    /// the test.
    static Process start(Rig rig, Path configuration) throws IOException {
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
        String word = words.readLine();
        if (word.startsWith("tarmac_")) {
            rig.token = word;
            word = words.readLine();
        }
        assertThat(word).isEqualTo("listening");
        return started;
    }
}
