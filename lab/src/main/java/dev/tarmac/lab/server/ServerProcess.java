package dev.tarmac.lab.server;

import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.net.PrivateNetwork;
import dev.tarmac.lab.process.Background;
import dev.tarmac.lab.process.FileWatch;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The server, started as anybody would: `tarmac serve --config FILE`.
public final class ServerProcess implements Closeable {
    private static final int PORT = 8077;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int LOG_LINES = 15;

    private final ServerFolders folders;
    private final Background process;
    private final ServerApi api;

    private ServerProcess(ServerFolders folders, Background process, ServerApi api) {
        this.folders = folders;
        this.process = process;
        this.api = api;
    }

    /// Starts it and waits until it says that it is well. Over the same folders it goes on with
    /// what an earlier one left.
    ///
    /// @param tarmac the command that runs the command line, without arguments
    public static ServerProcess start(
            List<String> tarmac, ServerFolders folders, PrivateNetwork network, Serving serving)
            throws Refused, IOException, InterruptedException {
        Files.createDirectories(folders.own());
        Files.writeString(folders.configuration(), configuration(folders, serving));
        List<String> serve = new ArrayList<>(tarmac);
        serve.addAll(List.of("serve", "--config", folders.configuration().toString()));
        serve.addAll(serving.arguments());
        Background process = Background.start(network.command(serve), folders.log());
        URI address = URI.create("http://" + network.serverFromOutside() + ":" + PORT);
        try {
            String token = awaitHealth(folders, process, address);
            return new ServerProcess(folders, process, new ServerApi(address, token));
        } catch (Refused | IOException | InterruptedException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /// JSON, which is YAML too. HTTP listens on every address of the private network: this host is
    /// outside. No tty0: a machine of the lab has no screen.
    static String configuration(ServerFolders folders, Serving serving) {
        Map<String, Object> settings =
                JsonObject.members(
                        "data", folders.own().toString(),
                        "images", folders.images().toString(),
                        "agent", folders.agent().toString(),
                        "address", PrivateNetwork.SERVER,
                        "http", JsonObject.members("port", PORT, "listen", "0.0.0.0"),
                        "kernelArguments", List.of("console=ttyS0,115200", "panic=30"));
        settings.putAll(serving.network());
        return JsonObject.writePretty(settings);
    }

    /// Its token, when it is well.
    private static String awaitHealth(ServerFolders folders, Background process, URI address)
            throws Refused, IOException, InterruptedException {
        try (ServerApi nobody = new ServerApi(address, "")) {
            boolean well =
                    FileWatch.await(
                            folders.own(),
                            START_LIMIT,
                            () ->
                                    !process.isRunning()
                                            || (isHealthy(nobody) && token(folders).isPresent()));
            if (well && process.isRunning()) return token(folders).orElseThrow();
        }
        throw new Refused(
                "the server",
                (process.isRunning()
                                ? "is not up after " + START_LIMIT.toSeconds() + " s"
                                : "ended at once")
                        + "; it said:\n"
                        + String.join("\n", lastWords(folders)),
                "mend what it complains of; all its words are in " + folders.log());
    }

    private static Optional<String> token(ServerFolders folders) throws IOException {
        return FirstToken.of(folders.token(), folders.log());
    }

    private static boolean isHealthy(ServerApi api) throws IOException {
        try {
            return api.isHealthy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the server", e);
        }
    }

    public List<String> lastWords() throws IOException {
        return lastWords(folders);
    }

    private static List<String> lastWords(ServerFolders folders) throws IOException {
        try (Stream<String> lines = Files.lines(folders.log())) {
            List<String> all = lines.toList();
            return all.subList(Math.max(0, all.size() - LOG_LINES), all.size());
        }
    }

    public ServerApi api() {
        return api;
    }

    public ServerFolders folders() {
        return folders;
    }

    public boolean isRunning() {
        return process.isRunning();
    }

    /// Ends it as a power cut would.
    public void kill() throws InterruptedException {
        process.kill();
        api.close();
    }

    /// Leaves it running beyond our own end.
    public void letGo() {
        api.close();
    }

    @Override
    public void close() {
        process.close();
        api.close();
    }
}
