package dev.tarmac.bench.fleet;

import dev.tarmac.image.Frame;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ManifestJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.process.Background;
import dev.tarmac.lab.process.FileWatch;
import dev.tarmac.lab.server.FirstToken;
import dev.tarmac.lab.server.ServerApi;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A server in a process of its own, on loopback, without a boot network; it may be killed and goes
/// on over the same database.
public final class LoneServer implements Closeable {
    /// The image that it has; nothing is in it.
    public static final String IMAGE = "simulated";

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final String HOST = "127.0.0.1";
    private static final String DIGEST = "0".repeat(64);

    private final List<String> argv;
    private final Path folder;
    private final URI address;
    private String token = "";
    private ServerApi api;
    private Background process;

    private LoneServer(List<String> argv, Path folder, URI address) throws Refused {
        this.argv = argv;
        this.folder = folder;
        this.address = address;
        this.api = new ServerApi(address, token);
        this.process = Background.start(argv, log());
    }

    /// Starts it and waits until it says that it is well.
    ///
    /// @param command what runs a server, but for the name of its configuration file at its end
    /// @param folder for all it keeps
    public static LoneServer start(List<String> command, Path folder)
            throws Refused, IOException, InterruptedException {
        Files.createDirectories(folder);
        int port = freePort();
        Path configuration = folder.resolve("tarmac.yaml");
        Files.writeString(configuration, JsonObject.writePretty(settings(folder, port)));
        List<String> argv = new ArrayList<>(command);
        argv.add(configuration.toString());
        LoneServer server = new LoneServer(argv, folder, URI.create("http://" + HOST + ":" + port));
        try {
            server.awaitHealth();
            return server;
        } catch (Refused | IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, Object> settings(Path folder, int port) throws IOException {
        Path agent = Files.createDirectories(folder.resolve("agent"));
        byte[] stub = new byte[1024];
        Files.write(agent.resolve("vmlinuz"), stub);
        Files.write(agent.resolve("initramfs.img"), stub);
        Files.writeString(
                agent.resolve("agent.json"),
                JsonObject.write(
                        JsonObject.members(
                                "kernelSha256",
                                DIGEST,
                                "kernelBytes",
                                stub.length,
                                "initramfsSha256",
                                DIGEST,
                                "initramfsBytes",
                                stub.length,
                                "kernelVersion",
                                "none")));
        Path images = folder.resolve("images");
        Path image = Files.createDirectories(images.resolve(IMAGE));
        Files.write(image.resolve("data.tar.zst"), stub);
        Files.writeString(
                image.resolve("manifest.json"),
                JsonObject.write(ManifestJson.encode(manifest(stub.length))));
        return JsonObject.members(
                "data", folder.resolve("data").toString(),
                "images", images.toString(),
                "agent", agent.toString(),
                "address", HOST,
                "http", Map.of("port", port));
    }

    private static ImageManifest manifest(int bytes) {
        return new ImageManifest(
                IMAGE,
                "x86_64",
                new ImageManifest.Os("debian", "12", "Debian 12"),
                bytes,
                DIGEST,
                4_000_000,
                10,
                3_900_000,
                List.of(new Frame(0, bytes, 4_000_000, DIGEST, true)),
                List.of(
                        new ImageManifest.Kernel(
                                "6.1.0", "/boot/vmlinuz-6.1.0", "/boot/initrd.img-6.1.0", DIGEST)),
                new ImageManifest.Loaders(
                        Optional.of("/usr/lib/grub/i386-pc"),
                        Optional.of("/usr/lib/grub/x86_64-efi"),
                        Optional.empty(),
                        Optional.empty()),
                List.of(),
                List.of("curl"),
                "systemd",
                "networkd");
    }

    private void awaitHealth() throws Refused, IOException, InterruptedException {
        boolean isWell =
                FileWatch.await(
                        folder,
                        START_LIMIT,
                        () -> !process.isRunning() || (isHealthy() && firstToken().isPresent()));
        if (!isWell || !process.isRunning())
            throw new Refused(
                    "the server",
                    (process.isRunning()
                                    ? "is not up after " + START_LIMIT.toMinutes() + " minutes"
                                    : "ended at once")
                            + "; it said:\n"
                            + Files.readString(log()).strip(),
                    "mend what it complains of");
        token = firstToken().orElseThrow();
        api.close();
        api = new ServerApi(address, token);
    }

    private Optional<String> firstToken() throws IOException {
        return FirstToken.of(folder.resolve("token"), log());
    }

    private boolean isHealthy() throws IOException {
        try {
            return api.isHealthy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the server", e);
        }
    }

    public URI address() {
        return address;
    }

    /// Of an admin.
    public String token() {
        return token;
    }

    public ServerApi api() {
        return api;
    }

    public long pid() {
        return process.pid();
    }

    /// What it says.
    public Path log() {
        return folder.resolve("server.log");
    }

    /// Ends it as a power cut would.
    public void kill() throws InterruptedException {
        process.kill();
    }

    /// Goes on with what the killed one left.
    public void restart() throws Refused, IOException, InterruptedException {
        process = Background.start(argv, log());
        awaitHealth();
    }

    @Override
    public void close() {
        process.close();
        api.close();
    }
}
