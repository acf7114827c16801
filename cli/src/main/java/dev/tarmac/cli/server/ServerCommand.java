package dev.tarmac.cli.server;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import javax.net.ssl.SSLContext;

/// A command that asks a server: has `--server`, `--token-file` and `--ca`, and is over well unless
/// it says otherwise.
abstract class ServerCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:TARMAC_SERVER:-http://127.0.0.1:8077}",
            description = "the server to ask (default: $TARMAC_SERVER, or the one on this machine)")
    private URI server = URI.create("http://127.0.0.1:8077");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "a file with the token to show (default: the token in $TARMAC_TOKEN)")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "certificates (PEM) to trust instead of the system's (default: the file in"
                            + " $TARMAC_CA); a server that made its own has it as tls/ca.crt in its"
                            + " data")
    private Optional<Path> ca = Optional.empty();

    private final Session session;

    ServerCommand(Session session) {
        this.session = session;
    }

    abstract int run(ServerApi api) throws Refused, InterruptedException, MalformedJson;

    @Override
    public final Integer call() throws Refused, InterruptedException {
        if (server.getHost() == null || !List.of("http", "https").contains(server.getScheme()))
            throw usage("--server is a URL like http://192.0.2.1:8077, not '" + server + "'");
        try {
            return run(new ServerApi(server, token(), trust()));
        } catch (MalformedJson e) {
            throw new Refused(
                    Problem.at(
                            server.toString(),
                            "answers what this command line does not know: " + e.getMessage(),
                            "use a command line of the server's version"),
                    e);
        } finally {
            session.out().flush();
        }
    }

    private Optional<SSLContext> trust() throws Refused {
        Optional<Path> file =
                ca.or(
                        () ->
                                Optional.ofNullable(session.environment().get("TARMAC_CA"))
                                        .map(Path::of));
        return file.isEmpty() ? Optional.empty() : Optional.of(TrustedCertificates.in(file.get()));
    }

    /// Its words go into a header: one line, without blanks.
    private Optional<String> token() throws Refused {
        Optional<String> token =
                tokenFile.isPresent()
                        ? Optional.of(TextFile.read(tokenFile.get()))
                        : Optional.ofNullable(session.environment().get("TARMAC_TOKEN"));
        Optional<String> text = token.map(String::strip).filter(found -> !found.isEmpty());
        if (text.isPresent() && !text.get().matches("[!-~]{1,256}"))
            throw new Refused(
                    tokenFile.map(Path::toString).orElse("TARMAC_TOKEN"),
                    "holds something that is no token",
                    "a token is one word that begins with tarmac_");
        return text;
    }

    final Session session() {
        return session;
    }

    final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    final int say(String line) {
        session.out().println(line);
        return ExitCode.OK;
    }

    final int print(List<String> lines) {
        lines.forEach(session.out()::println);
        return ExitCode.OK;
    }
}
