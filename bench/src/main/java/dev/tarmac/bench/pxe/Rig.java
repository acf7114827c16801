package dev.tarmac.bench.pxe;

import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.net.Cable;
import dev.tarmac.lab.process.Background;
import dev.tarmac.lab.process.Teardown;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The cable, the files, and the servers at one end of it. A server is started when it is first
/// needed, and has nothing to do while another one is measured.
final class Rig implements Closeable {
    /// A file of 32 MB, and one of 16 MB for fifty at once.
    static final String LARGE = "large";

    static final String MEDIUM = "medium";

    private static final int LARGE_BYTES = 32 << 20;
    private static final int MEDIUM_BYTES = 16 << 20;
    private static final String NETWORK = "192.168.76.";
    private static final int FIRST_CLIENT = 20;
    static final int CLIENTS = 64;
    private static final int HTTP_PORT = 8077;

    private final Teardown standing = Teardown.alsoAtExit();
    private final List<String> tarmac;
    private final Path folder;
    private final Path cache;
    private final Consumer<String> says;
    private final Map<Contender, Background> running = new EnumMap<>(Contender.class);
    private final Cable cable;

    private Rig(List<String> tarmac, Path folder, Path cache, Consumer<String> says)
            throws Refused, IOException, InterruptedException {
        this.tarmac = tarmac;
        this.folder = folder;
        this.cache = cache;
        this.says = says;
        this.cable =
                standing.make(
                        () ->
                                Cable.create(
                                        Stream.of(Contender.values())
                                                .map(each -> each.address() + "/24")
                                                .toList(),
                                        clients(CLIENTS).stream()
                                                .map(each -> each.getHostAddress() + "/24")
                                                .toList()));
    }

    static Rig build(List<String> tarmac, Path folder, Path cache, Consumer<String> says)
            throws Refused, IOException, InterruptedException {
        empty(folder);
        Rig rig = new Rig(tarmac, folder, cache, says);
        try {
            rig.writeFiles();
            return rig;
        } catch (IOException | RuntimeException e) {
            rig.close();
            throw e;
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder))
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
            }
        Files.createDirectories(folder);
    }

    /// Bytes that are no pattern, so that a block in the wrong place is seen.
    private void writeFiles() throws IOException {
        byte[] bytes = new byte[LARGE_BYTES];
        new Random(76).nextBytes(bytes);
        Path root = Files.createDirectories(tftpRoot());
        Files.write(root.resolve(LARGE), bytes);
        Files.write(root.resolve(MEDIUM), Arrays.copyOf(bytes, MEDIUM_BYTES));
        for (String loader : List.of("undionly.kpxe", "snponly.efi"))
            Files.copy(Path.of("/usr/lib/ipxe", loader), root.resolve(loader));
    }

    /// What every contender serves by TFTP.
    Path tftpRoot() {
        return folder.resolve("tftp");
    }

    ByteBuffer content(String file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(tftpRoot().resolve(file)));
    }

    /// Addresses at the clients' end.
    static List<InetAddress> clients(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> address(NETWORK + (FIRST_CLIENT + number)))
                .toList();
    }

    static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }

    InetSocketAddress http() {
        return new InetSocketAddress(address(Contender.OURS.address()), HTTP_PORT);
    }

    Cable cable() {
        return cable;
    }

    void say(String text) {
        says.accept(text);
    }

    /// Sees to it that this server runs.
    void need(Contender contender) throws Refused, IOException, InterruptedException {
        Background before = running.get(contender);
        if (before != null && before.isRunning()) return;
        List<String> argv = contender.command(this);
        Path log = folder.resolve(contender + ".log");
        say("starting " + contender);
        Background server = standing.make(() -> Background.start(cable.atServers(argv), log));
        running.put(contender, server);
        try {
            // Asked again until it answers.
            InNamespace.call(
                    cable.clientNetwork(),
                    () ->
                            TftpLoad.seconds(
                                    clients(1),
                                    new InetSocketAddress(address(contender.address()), 69),
                                    new TftpFetch.Wish("undionly.kpxe", 512, 1),
                                    content("undionly.kpxe")));
        } catch (IOException e) {
            throw new Refused(
                    contender.toString(),
                    "does not serve TFTP: " + e.getMessage(),
                    "look at " + log);
        }
    }

    /// A server with default settings over an empty inventory.
    List<String> tarmacServe() throws IOException {
        return tarmacServe(
                folder,
                Map.of(
                        "address", Contender.OURS.address(),
                        "subnet", NETWORK + "0/24",
                        "pool", Map.of("from", NETWORK + "100", "to", NETWORK + "250")));
    }

    /// The same with what it keeps in a folder of its own.
    ///
    /// @param network the keys of its network
    List<String> tarmacServe(Path folder, Map<String, Object> network) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path agent = Files.createDirectories(folder.resolve("agent"));
        Files.createDirectories(folder.resolve("images"));
        byte[] stub = new byte[1024];
        Files.write(agent.resolve("vmlinuz"), stub);
        Files.write(agent.resolve("initramfs.img"), stub);
        String digest = "0".repeat(64);
        Files.writeString(
                agent.resolve("agent.json"),
                JsonObject.writePretty(
                        JsonObject.members(
                                "kernelSha256",
                                digest,
                                "kernelBytes",
                                stub.length,
                                "initramfsSha256",
                                digest,
                                "initramfsBytes",
                                stub.length,
                                "kernelVersion",
                                "none")));
        Path configuration = folder.resolve("tarmac.yaml");
        Map<String, Object> settings = new LinkedHashMap<>(network);
        settings.put("data", data.toString());
        settings.put("images", folder.resolve("images").toString());
        settings.put("agent", agent.toString());
        settings.put("tftp", Map.of("root", tftpRoot().toString()));
        Files.writeString(configuration, JsonObject.writePretty(settings));
        List<String> argv = new ArrayList<>(tarmac);
        argv.addAll(List.of("serve", "--config", configuration.toString()));
        return argv;
    }

    /// A folder of that name for what a server keeps.
    Path folder(String name) {
        return folder.resolve(name);
    }

    /// The files of Debian packages, unpacked.
    Path unpacked(String... packages) throws Refused, IOException, InterruptedException {
        return UnpackedPackages.in(cache, List.of(packages));
    }

    @Override
    public void close() throws IOException {
        standing.close();
    }
}
