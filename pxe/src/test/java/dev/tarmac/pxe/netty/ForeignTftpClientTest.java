package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Two network namespaces with a cable between them: our server here, clients that others wrote
/// there.
@Tag("root")
@Timeout(300)
class ForeignTftpClientTest {
    private static final String SERVER = "tarmac-tftp-s-" + ProcessHandle.current().pid();
    private static final String CLIENT = "tarmac-tftp-c-" + ProcessHandle.current().pid();
    private static final int MACHINES = 200;
    private static final int FIRST_MACHINE = 20;

    @TempDir private Path folder;
    private Path root;
    private Process server;

    @BeforeEach
    void makeNetwork() throws Exception {
        root = Files.createDirectories(folder.resolve("root"));
        for (String namespace : List.of(SERVER, CLIENT)) run("ip", "netns", "add", namespace);
        ip(SERVER, "link", "add", "boot", "type", "veth", "peer", "name", "nic");
        ip(SERVER, "link", "set", "nic", "netns", CLIENT);
        ip(SERVER, "address", "add", "192.168.76.1/24", "dev", "boot");
        ip(CLIENT, "address", "add", "192.168.76.2/24", "dev", "nic");
        ip(SERVER, "link", "set", "boot", "up");
        ip(CLIENT, "link", "set", "nic", "up");
        startServer();
    }

    @AfterEach
    void removeNetwork() throws Exception {
        if (server != null) server.destroyForcibly().waitFor();
        run("ip", "netns", "delete", CLIENT);
        run("ip", "netns", "delete", SERVER);
    }

    /// At 512 bytes the block numbers begin anew after 32 MB.
    @ParameterizedTest
    @ValueSource(ints = {512, 1428, 60_000})
    void givesCurlALargeFile(int blockSize) throws Exception {
        byte[] content = random(33 << 20);
        Files.write(root.resolve("large"), content);
        at(CLIENT, curl("192.168.76.2", blockSize, "large", folder.resolve("got")));
        assertThat(Files.readAllBytes(folder.resolve("got"))).isEqualTo(content);
    }

    @Test
    void givesTftpHpaAFileInBothModes() throws Exception {
        byte[] content = random(3_000_001);
        Files.write(root.resolve("loader"), content);
        at(CLIENT, hpa("binary", "loader", "got"));
        assertThat(Files.readAllBytes(folder.resolve("got"))).isEqualTo(content);

        String text = "first\nsecond\n\nlast\n".repeat(2000);
        Files.writeString(root.resolve("text"), text);
        at(CLIENT, hpa("netascii", "text", "got-text"));
        assertThat(folder.resolve("got-text")).hasContent(text);
    }

    /// Each machine is another address, and one packet in fifty is lost each way.
    @Test
    void givesTwoHundredMachinesTheirFileOverALossyLink() throws Exception {
        byte[] content = random(100_001);
        Files.write(root.resolve("loader"), content);
        for (int machine = 0; machine < MACHINES; machine++)
            ip(CLIENT, "address", "add", address(machine) + "/24", "dev", "nic");
        for (String namespace : List.of(SERVER, CLIENT)) loseWhatArrives(namespace);
        List<Process> clients = new ArrayList<>();
        for (int machine = 0; machine < MACHINES; machine++) {
            Path got = folder.resolve("got" + machine);
            List<String> fetch = new ArrayList<>(curl(address(machine), 1428, "loader", got));
            // With options curl names a time to wait for each packet, of five seconds; without any
            // the server's own half a second counts.
            if (machine % 2 == 0) fetch.add("--tftp-no-options");
            clients.add(
                    new ProcessBuilder(inside(CLIENT, fetch))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("said" + machine).toFile())
                            .start());
        }
        for (int machine = 0; machine < MACHINES; machine++) {
            assertThat(clients.get(machine).waitFor())
                    .as(Files.readString(folder.resolve("said" + machine)))
                    .isZero();
            assertThat(Files.readAllBytes(folder.resolve("got" + machine))).isEqualTo(content);
        }
        for (String namespace : List.of(SERVER, CLIENT))
            assertThat(at(namespace, List.of("nft", "list", "table", "ip", "loss")))
                    .containsPattern("counter packets [1-9]");
    }

    /// Not what leaves: its sender would be told.
    private static void loseWhatArrives(String namespace) throws Exception {
        at(namespace, List.of("nft", "add table ip loss"));
        at(
                namespace,
                List.of(
                        "nft",
                        "add chain ip loss arrives { type filter hook input priority 0 ; }"));
        at(
                namespace,
                List.of(
                        "nft",
                        "add rule ip loss arrives ip protocol udp numgen random mod 100 < 2"
                                + " counter drop"));
    }

    private static String address(int machine) {
        return "192.168.76." + (FIRST_MACHINE + machine);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static List<String> curl(String own, int blockSize, String file, Path got) {
        return List.of(
                "curl",
                "-sS",
                "--max-time",
                "240",
                "--interface",
                own,
                "--tftp-blksize",
                String.valueOf(blockSize),
                "-o",
                got.toString(),
                "tftp://192.168.76.1/" + file);
    }

    private List<String> hpa(String mode, String file, String got) {
        return List.of(
                "tftp",
                "-m",
                mode,
                "192.168.76.1",
                "-c",
                "get",
                file,
                folder.resolve(got).toString());
    }

    private void startServer() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        server =
                new ProcessBuilder(
                                "ip",
                                "netns",
                                "exec",
                                SERVER,
                                java.toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TftpServerProcess.class.getName(),
                                root.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.startsWith("listening")) line = said.readLine();
        assertThat(line).isEqualTo("listening on 69");
        drain(said);
    }

    /// Its log would fill the pipe.
    private static void drain(BufferedReader said) {
        Thread.ofVirtual().start(() -> said.lines().forEach(line -> {}));
    }

    private static void ip(String namespace, String... arguments) throws Exception {
        run(
                Stream.concat(Stream.of("ip", "-n", namespace), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static List<String> inside(String namespace, List<String> argv) {
        return Stream.concat(Stream.of("ip", "netns", "exec", namespace), argv.stream()).toList();
    }

    private static String at(String namespace, List<String> argv) throws Exception {
        return run(inside(namespace, argv).toArray(String[]::new));
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(260, TimeUnit.SECONDS)).as(String.join(" ", command)).isTrue();
        assertThat(process.exitValue()).as("%s: %s", String.join(" ", command), said).isZero();
        return said;
    }
}
