package dev.tarmac.app;

import java.nio.file.Path;

/// A server in a process of its own, for tests that kill it. Says `listening` when it does.
final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) throws Exception {
        Server.start(ServerConfig.read(Path.of(arguments[0])));
        System.out.println("listening");
        Thread.currentThread().join();
    }
}
