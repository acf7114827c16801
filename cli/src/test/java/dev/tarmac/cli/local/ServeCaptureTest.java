package dev.tarmac.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.cli.CommandLineFixture;
import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.net.Cable;
import dev.tarmac.lab.process.Tool;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A bug report is a file: what a server saw, told again.
@Tag("root")
@Timeout(120)
class ServeCaptureTest {
    private static final String SERVER = "192.168.76.1";
    private static final String CLIENT = "192.168.76.50";

    @TempDir private Path folder;

    @Test
    void whatAServerSawIsToldAgain() throws Exception {
        Path capture = folder.resolve("boot.pcap");
        try (Cable cable = Cable.create(List.of(SERVER + "/24"), List.of(CLIENT + "/24"))) {
            Process server = start(cable, capture);
            try {
                fetch(cable);
            } finally {
                server.destroy();
            }
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        CommandLineFixture tarmac = new CommandLineFixture(folder);
        String config = folder.resolve("tarmac.yaml").toString();
        assertThat(tarmac.run("replay", capture.toString(), "--config", config))
                .as(tarmac.err())
                .isZero();
        assertThat(tarmac.out()).contains("finished   undionly.kpxe -> 5000 bytes");
        assertThat(tarmac.run("serve", "--config", config, "--capture", capture.toString()))
                .isEqualTo(1);
        assertThat(tarmac.err()).contains("captures are not overwritten");
    }

    private Process start(Cable cable, Path capture) throws IOException {
        Path root = Files.createDirectories(folder.resolve("tftp"));
        for (String loader : List.of("undionly.kpxe", "snponly.efi"))
            Files.write(root.resolve(loader), new byte[5000]);
        Files.createDirectories(folder.resolve("images"));
        writeAgent(Files.createDirectories(folder.resolve("agent")));
        Path config =
                Files.writeString(
                        folder.resolve("tarmac.yaml"),
                        JsonObject.writePretty(
                                JsonObject.members(
                                        "data", "data",
                                        "images", "images",
                                        "agent", "agent",
                                        "address", SERVER,
                                        "subnet", "192.168.76.0/24",
                                        "pool",
                                                Map.of(
                                                        "from", "192.168.76.100",
                                                        "to", "192.168.76.199"),
                                        "tftp", Map.of("root", root.toString()))));
        Process server =
                new ProcessBuilder(
                                cable.atServers(
                                        List.of(
                                                ProcessHandle.current()
                                                        .info()
                                                        .command()
                                                        .orElseThrow(),
                                                "--enable-native-access=ALL-UNNAMED",
                                                "-cp",
                                                System.getProperty("java.class.path"),
                                                "dev.tarmac.cli.Main",
                                                "serve",
                                                "--config",
                                                config.toString(),
                                                "--capture",
                                                capture.toString())))
                        .redirectErrorStream(true)
                        .start();
        awaitStart(server);
        return server;
    }

    /// Enough of one for a server to start.
    private static void writeAgent(Path agent) throws IOException {
        for (String file : List.of("vmlinuz", "initramfs.img"))
            Files.write(agent.resolve(file), new byte[16]);
        String digest = "0".repeat(64);
        Files.writeString(
                agent.resolve("agent.json"),
                JsonObject.writePretty(
                        JsonObject.members(
                                "kernelSha256",
                                digest,
                                "kernelBytes",
                                16,
                                "initramfsSha256",
                                digest,
                                "initramfsBytes",
                                16,
                                "kernelVersion",
                                "none")));
    }

    private static void awaitStart(Process server) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("tarmac serves")) return;
            said.append(line).append('\n');
        }
        throw new AssertionError("the server ended: " + said);
    }

    private void fetch(Cable cable) throws Exception {
        Path got = folder.resolve("got");
        Tool.run(
                cable.atClients(
                        List.of(
                                "tftp",
                                "-m",
                                "binary",
                                SERVER,
                                "-c",
                                "get",
                                "undionly.kpxe",
                                got.toString())));
        assertThat(Files.size(got)).isEqualTo(5000);
    }
}
