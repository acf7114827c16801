package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Clients and a relay that others wrote, each in a network namespace of its own. The server's has
/// two more interfaces: one that the default route points to, so that a broadcast which follows
/// routes would leave by the wrong one, and one in a second boot network.
@Tag("root")
@Timeout(120)
class ForeignDhcpClientTest {
    private static final Pattern LEASE =
            Pattern.compile("lease of (\\S+) obtained from (\\S+), lease time (\\d+)");

    @TempDir private Path folder;
    private final Namespaces namespaces = new Namespaces();
    private String servers;
    private String clients;
    private Process server;

    @BeforeEach
    void makeNetwork() throws Exception {
        servers = namespaces.add("dhcp-s");
        clients = namespaces.add("dhcp-c");
        namespaces.cable(servers, "boot", clients, "nic");
        namespaces.cable(servers, "second", clients, "nic2");
        namespaces.ip(servers, "link add other type veth peer name far");
        namespaces.ip(servers, "address add 192.168.76.1/24 dev boot");
        namespaces.ip(servers, "address add 192.168.77.1/24 dev second");
        namespaces.ip(servers, "address add 10.9.9.1/24 dev other");
        namespaces.ip(servers, "link set other up");
        namespaces.ip(servers, "link set far up");
        namespaces.ip(servers, "route add default via 10.9.9.2");
    }

    @AfterEach
    void removeNetwork() throws Exception {
        namespaces.remove();
    }

    @Test
    void givesAForeignClientTheSameAddressTwice() throws Exception {
        serve("192.168.76.0/24=192.168.76.100-192.168.76.199");
        Matcher first = lease(clients, "nic");
        assertThat(first.group(1)).startsWith("192.168.76.");
        assertThat(first.group(2)).isEqualTo("192.168.76.1");
        assertThat(first.group(3)).isEqualTo("3600");
        assertThat(lease(clients, "nic").group(1)).isEqualTo(first.group(1));
    }

    /// The only address of the pool would be set aside for whoever asks in the office.
    @Test
    void hearsNobodyInAnotherNetworkOfThisMachine() throws Exception {
        serve("192.168.76.0/24=192.168.76.100-192.168.76.100");
        Process stranger =
                namespaces.start(
                        servers,
                        List.of(
                                "busybox",
                                "udhcpc",
                                "-i",
                                "far",
                                "-f",
                                "-n",
                                "-q",
                                "-t",
                                "2",
                                "-T",
                                "1",
                                "-s",
                                "/bin/true"));
        assertThat(text(stranger)).contains("no lease");
        assertThat(lease(clients, "nic").group(1)).isEqualTo("192.168.76.100");
    }

    @Test
    void answersEachInterfaceAsWhoItIsThere() throws Exception {
        serve(
                "192.168.76.0/24=192.168.76.100-192.168.76.199",
                "192.168.77.0/24=192.168.77.100-192.168.77.199");
        assertThat(lease(clients, "nic").group(2)).isEqualTo("192.168.76.1");
        Matcher second = lease(clients, "nic2");
        assertThat(second.group(1)).startsWith("192.168.77.");
        assertThat(second.group(2)).isEqualTo("192.168.77.1");
    }

    @Test
    void servesIscsDhclient() throws Exception {
        serve("192.168.76.0/24=192.168.76.100-192.168.76.100");
        Process dhclient =
                namespaces.start(
                        clients,
                        List.of(
                                "dhclient",
                                "-4",
                                "-d",
                                "-sf",
                                "/bin/true",
                                "-lf",
                                folder.resolve("leases").toString(),
                                "-pf",
                                folder.resolve("pid").toString(),
                                "nic"));
        assertThat(Namespaces.await(dhclient, "bound to")).contains("192.168.76.100");
    }

    @Test
    void servesDhcpcd() throws Exception {
        serve("192.168.76.0/24=192.168.76.100-192.168.76.100");
        Process dhcpcd =
                namespaces.start(
                        clients,
                        List.of(
                                "dhcpcd",
                                "-4",
                                "-B",
                                "-1",
                                "-f",
                                "/dev/null",
                                "-c",
                                "/bin/true",
                                "nic"));
        assertThat(Namespaces.await(dhcpcd, "leased")).contains("192.168.76.100");
    }

    /// The relay says its interface's name as the circuit.
    @Test
    void servesAClientBehindAForeignRelayAndHearsWhereItIsPluggedIn() throws Exception {
        String relay = namespaces.add("dhcp-r");
        String far = namespaces.add("dhcp-f");
        namespaces.ip(clients, "link set nic netns " + relay);
        namespaces.ip(relay, "link set nic up");
        namespaces.ip(relay, "address add 192.168.76.2/24 dev nic");
        namespaces.cable(relay, "port7", far, "eth0");
        namespaces.ip(relay, "address add 10.2.0.1/24 dev port7");
        namespaces.ip(servers, "route add 10.2.0.0/24 via 192.168.76.2");
        serve("192.168.76.0/24=192.168.76.100-192.168.76.199", "10.2.0.0/24=10.2.0.100-10.2.0.199");
        Process agent =
                namespaces.start(
                        relay,
                        List.of(
                                "dhcrelay",
                                "-4",
                                "-d",
                                "-a",
                                "-m",
                                "append",
                                "-id",
                                "port7",
                                "-iu",
                                "nic",
                                "192.168.76.1"));
        Namespaces.await(agent, "Sending on   Socket/fallback");
        Matcher lease = lease(far, "eth0");
        assertThat(lease.group(1)).startsWith("10.2.0.");
        assertThat(lease.group(2)).isEqualTo("192.168.76.1");
        assertThat(Namespaces.await(server, "AddressGiven")).contains("circuit port7");
    }

    /// Beside dnsmasq: it gives the address, we say nothing to who wants no more.
    @Test
    void leavesAddressesToTheOtherServer() throws Exception {
        String other = namespaces.add("dhcp-o");
        namespaces.ip(clients, "link set nic2 netns " + other);
        namespaces.ip(servers, "link add name bridge type bridge");
        namespaces.ip(servers, "link set bridge up");
        namespaces.ip(servers, "address flush dev boot");
        namespaces.ip(servers, "address flush dev second");
        namespaces.ip(servers, "link set boot master bridge");
        namespaces.ip(servers, "link set second master bridge");
        namespaces.ip(servers, "address add 192.168.76.1/24 dev bridge");
        namespaces.ip(other, "link set nic2 up");
        namespaces.ip(other, "address add 192.168.76.66/24 dev nic2");
        serve("192.168.76.0/24");
        Process dnsmasq =
                namespaces.start(
                        other,
                        List.of(
                                "dnsmasq",
                                "-k",
                                "-d",
                                "--conf-file=/dev/null",
                                "--port=0",
                                "--user=root",
                                "--interface=nic2",
                                "--dhcp-authoritative",
                                "--dhcp-leasefile=" + folder.resolve("others"),
                                "--dhcp-range=192.168.76.150,192.168.76.150,1h"));
        Namespaces.await(dnsmasq, "DHCP, IP range");
        Matcher lease = lease(clients, "nic");
        assertThat(lease.group(1)).isEqualTo("192.168.76.150");
        assertThat(lease.group(2)).isEqualTo("192.168.76.66");
        lease = pxeLease(clients);
        assertThat(lease.group(2)).isEqualTo("192.168.76.66");
        assertThat(Namespaces.await(server, "DiscoverSeen")).contains("arch=BIOS");
    }

    private static Matcher found(String said) {
        Matcher lease = LEASE.matcher(said);
        assertThat(lease.find()).as(said).isTrue();
        return lease;
    }

    private Matcher lease(String namespace, String device) throws Exception {
        return found(
                namespaces.at(
                        namespace,
                        "busybox",
                        "udhcpc",
                        "-i",
                        device,
                        "-f",
                        "-n",
                        "-q",
                        "-t",
                        "10",
                        "-T",
                        "2",
                        "-s",
                        "/bin/true"));
    }

    /// As firmware, which wants to boot.
    private Matcher pxeLease(String namespace) throws Exception {
        return found(
                namespaces.at(
                        namespace,
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
                        "/bin/true",
                        "-V",
                        "PXEClient:Arch:00000:UNDI:002001"));
    }

    private void serve(String... networks) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("192.168.76.1"));
        arguments.addAll(List.of(networks));
        server = namespaces.startJava(servers, DhcpServerProcess.class, arguments);
        Namespaces.await(server, "listening on 67");
    }

    private static String text(Process process) throws Exception {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
