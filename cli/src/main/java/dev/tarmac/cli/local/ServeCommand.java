package dev.tarmac.cli.local;

import dev.tarmac.app.Server;
import dev.tarmac.app.ServerConfig;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.cli.system.SystemPackage;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

@Command(
        name = "serve",
        description = "Runs the server: DHCP, TFTP and HTTP for the machines, HTTP for people.",
        footer = {"%nExamples:", "  sudo tarmac serve --config /etc/tarmac.yaml"})
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "the server's configuration in YAML")
    private Path config = Path.of("");

    private final Session session;

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, SetupMissing, IOException, InterruptedException {
        ServerConfig read = ServerConfig.read(config);
        if (read.network().isPresent()) new Makings(session).packages(SystemPackage.FOR_SERVER);
        CountDownLatch ended = new CountDownLatch(1);
        try (Server server = Server.start(read)) {
            Runtime.getRuntime().addShutdownHook(closing(server, ended));
            session.out().println("tarmac serves " + server.httpAddress() + "; end it with Ctrl-C");
            ended.await();
        }
        return ExitCode.OK;
    }

    private static Thread closing(Server server, CountDownLatch ended) {
        return Thread.ofPlatform()
                .name("closing")
                .unstarted(
                        () -> {
                            server.close();
                            ended.countDown();
                        });
    }
}
