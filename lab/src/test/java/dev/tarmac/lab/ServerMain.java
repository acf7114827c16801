package dev.tarmac.lab;

import dev.tarmac.app.Server;
import dev.tarmac.app.ServerConfig;
import dev.tarmac.pxe.capture.CaptureFile;
import dev.tarmac.pxe.capture.Tap;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The server as tests start it, without the command line: `serve --config FILE [--capture FILE]`.
final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) throws Exception {
        Optional<Tap> tap =
                arguments.length < 5
                        ? Optional.empty()
                        : Optional.of(
                                CaptureFile.create(Path.of(arguments[4]), CaptureFile.LARGEST));
        try (Server server = Server.start(ServerConfig.read(Path.of(arguments[2])), tap)) {
            server.firstToken()
                    .ifPresent(token -> System.out.println("export TARMAC_TOKEN=" + token.text()));
            System.out.println("listening on " + server.httpAddress());
            new CountDownLatch(1).await();
        }
    }

    /// What the lab puts before its arguments.
    static List<String> command() {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName());
    }
}
