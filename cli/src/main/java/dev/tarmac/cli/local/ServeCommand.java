package dev.tarmac.cli.local;

import dev.tarmac.access.ApiToken;
import dev.tarmac.app.Server;
import dev.tarmac.app.ServerConfig;
import dev.tarmac.app.StopSignal;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.cli.system.SystemPackage;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.capture.CaptureFile;
import dev.tarmac.pxe.capture.Tap;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "serve",
        description = "Runs the server: DHCP, TFTP and HTTP for the machines, HTTP for people.",
        footer = {
            "%nExamples:",
            "  sudo tarmac serve --config /etc/tarmac.yaml",
            "  sudo tarmac serve --config /etc/tarmac.yaml --capture boot.pcap"
        })
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "the server's configuration in YAML")
    private Path config = Path.of("");

    @Option(
            names = "--capture",
            paramLabel = "FILE",
            description =
                    "write what DHCP and TFTP hear and say to this new file in pcap format, file"
                            + " contents cut short, 256 MiB at most; see 'tarmac replay'")
    private Optional<Path> capture = Optional.empty();

    private final Session session;

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, SetupMissing, IOException, InterruptedException {
        ServerConfig read = ServerConfig.read(config);
        if (read.network().isPresent()) new Makings(session).packages(SystemPackage.FOR_SERVER);
        try (Closeable file = capturing();
                Server server = Server.start(read, tap(file));
                StopSignal signal = StopSignal.ends(server, file)) {
            server.firstToken().ifPresent(this::show);
            session.out().println("tarmac serves " + server.httpAddress() + "; end it with Ctrl-C");
            signal.await();
        }
        return ExitCode.OK;
    }

    /// To who started the server alone, and never again.
    private void show(ApiToken token) {
        session.out().println("export TARMAC_TOKEN=" + token.text());
        session.out()
                .println(
                        "  This token may do everything and is shown this once: keep it, and give"
                                + " others their own with `tarmac token add`.");
    }

    private Closeable capturing() throws Refused, IOException {
        if (capture.isEmpty()) return () -> {};
        try {
            return CaptureFile.create(capture.get(), CaptureFile.LARGEST);
        } catch (FileAlreadyExistsException e) {
            throw new Refused(
                    Problem.at(
                            capture.get().toString(),
                            "is there already, and captures are not overwritten",
                            "name another file, or remove it"),
                    e);
        }
    }

    private static Optional<Tap> tap(Closeable file) {
        return file instanceof Tap tap ? Optional.of(tap) : Optional.empty();
    }
}
