package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two network namespaces with a cable between them: our server here, busybox's client there. The
/// server's namespace has a second interface that the default route points to, so that a broadcast
/// which follows routes would leave by the wrong one.
@Tag("root")
@Timeout(120)
class ForeignDhcpClientTest {
    private static final Pattern LEASE =
            Pattern.compile("lease of (\\S+) obtained from (\\S+), lease time (\\d+)");
    private static final String SERVER = "tarmac-pxe-s-" + ProcessHandle.current().pid();
    private static final String CLIENT = "tarmac-pxe-c-" + ProcessHandle.current().pid();

    private Process server;

    @BeforeEach
    void makeNetwork() throws Exception {
        for (String namespace : List.of(SERVER, CLIENT)) run("ip", "netns", "add", namespace);
        ip(SERVER, "link", "add", "boot", "type", "veth", "peer", "name", "nic");
        ip(SERVER, "link", "set", "nic", "netns", CLIENT);
        ip(SERVER, "link", "add", "other", "type", "veth", "peer", "name", "far");
        ip(SERVER, "address", "add", "192.168.76.1/24", "dev", "boot");
        ip(SERVER, "address", "add", "10.9.9.1/24", "dev", "other");
        for (String device : List.of("lo", "boot", "other", "far"))
            ip(SERVER, "link", "set", device, "up");
        ip(SERVER, "route", "add", "default", "via", "10.9.9.2");
        ip(CLIENT, "link", "set", "nic", "up");
        startServer();
    }

    @AfterEach
    void removeNetwork() throws Exception {
        if (server != null) server.destroyForcibly().waitFor();
        run("ip", "netns", "delete", CLIENT);
        run("ip", "netns", "delete", SERVER);
    }

    @Test
    void givesAForeignClientTheSameAddressTwice() throws Exception {
        Matcher first = lease();
        assertThat(first.group(1)).startsWith("192.168.76.");
        assertThat(first.group(2)).isEqualTo("192.168.76.1");
        assertThat(first.group(3)).isEqualTo("3600");
        assertThat(lease().group(1)).isEqualTo(first.group(1));
    }

    /// The only address of the pool would be set aside for whoever asks in the office.
    @Test
    void hearsNobodyInAnotherNetworkOfThisMachine() throws Exception {
        Process stranger =
                new ProcessBuilder(
                                ("ip netns exec "
                                                + SERVER
                                                + " busybox udhcpc -i far -f -n -q -t 2 -T 1"
                                                + " -s /bin/true")
                                        .split(" "))
                        .redirectErrorStream(true)
                        .start();
        stranger.getInputStream().readAllBytes();
        assertThat(stranger.waitFor()).isEqualTo(1);
        assertThat(lease().group(1)).isEqualTo("192.168.76.100");
    }

    private static Matcher lease() throws Exception {
        String said =
                run(
                        "ip",
                        "netns",
                        "exec",
                        CLIENT,
                        "busybox",
                        "udhcpc",
                        "-i",
                        "nic",
                        "-f",
                        "-n",
                        "-q",
                        "-t",
                        "10",
                        "-T",
                        "2",
                        "-s",
                        "/bin/true");
        Matcher lease = LEASE.matcher(said);
        assertThat(lease.find()).as(said).isTrue();
        return lease;
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
                                ServerProcess.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
        assertThat(said.readLine()).isEqualTo("listening on 67");
    }

    private static void ip(String namespace, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip", "-n", namespace));
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(String.join(" ", command)).isTrue();
        assertThat(process.exitValue()).as("%s: %s", String.join(" ", command), said).isZero();
        return said;
    }
}
