package dev.tarmac.bench.fleet;

import dev.tarmac.app.Server;
import dev.tarmac.app.ServerConfig;

import java.nio.file.Path;
import java.util.List;

/// A server in a process of its own, for tests that kill it.
final class ServerMain {
    private ServerMain() {}

    /// What starts it, but for the name of its configuration.
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                ServerMain.class.getName());
    }

    public static void main(String[] arguments) throws Exception {
        Server server = Server.start(ServerConfig.read(Path.of(arguments[0])));
        server.firstToken()
                .ifPresent(token -> System.out.println("export TARMAC_TOKEN=" + token.text()));
        Thread.currentThread().join();
    }
}
