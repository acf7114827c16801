package dev.tarmac.app;

import java.nio.file.Path;

/// A server in a process of its own, for tests that kill or stop it. Says its first token, and
/// `listening` when it does.
final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) throws Exception {
        Server server = Server.start(ServerConfig.read(Path.of(arguments[0])));
        server.firstToken().ifPresent(token -> System.out.println(token.text()));
        try (StopSignal signal = StopSignal.ends(server, () -> {})) {
            System.out.println("listening");
            signal.await();
        }
    }
}
