package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.lab.net.Cable;
import dev.tarmac.lab.process.Background;
import dev.tarmac.lab.process.FileWatch;
import dev.tarmac.lab.process.Teardown;
import dev.tarmac.machine.Address;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.capture.Datagram;
import dev.tarmac.pxe.capture.PcapReader;
import dev.tarmac.pxe.dhcp.DhcpOption.Kind;
import dev.tarmac.pxe.dhcp.MessageType;
import dev.tarmac.pxe.dhcp.Packet;
import dev.tarmac.pxe.dhcp.PacketCodec;
import dev.tarmac.store.Database;
import dev.tarmac.store.LeaseRows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// SIGKILL while perfdhcp asks for hundreds of addresses a second. What the clients were told is
/// taken from the wire, by tcpdump at their end.
@Tag("root")
@Timeout(180)
class KilledServerTest {
    private static final String SERVER = "192.168.76.1";
    private static final String CLIENT = "192.168.79.254";
    private static final int SOME_ACKS = 400_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path folder;

    @Test
    void everyAcknowledgedLeaseIsThereAfterSigkill() throws Exception {
        Path wire = folder.resolve("wire.pcap");
        try (Teardown standing = Teardown.alsoAtExit()) {
            Cable cable =
                    standing.make(
                            () -> Cable.create(List.of(SERVER + "/22"), List.of(CLIENT + "/22")));
            Background server =
                    standing.make(
                            () ->
                                    Background.start(
                                            cable.atServers(serverProgram()),
                                            folder.resolve("server.log")));
            Path log = folder.resolve("server.log");
            assertThat(FileWatch.await(folder, PATIENCE, () -> says(log, "listening on"))).isTrue();
            Background capture =
                    standing.make(
                            () ->
                                    Background.start(
                                            cable.atClients(
                                                    List.of(
                                                            "tcpdump",
                                                            "-i",
                                                            "nic",
                                                            "-U",
                                                            "-B",
                                                            "32768",
                                                            "-w",
                                                            wire.toString(),
                                                            "udp",
                                                            "and",
                                                            "src",
                                                            "host",
                                                            SERVER)),
                                            folder.resolve("tcpdump.log")));
            assertThat(FileWatch.await(folder, PATIENCE, () -> Files.exists(wire))).isTrue();
            standing.make(
                    () ->
                            Background.start(
                                    cable.atClients(
                                            List.of(
                                                    "perfdhcp",
                                                    "-4",
                                                    "-r",
                                                    "400",
                                                    "-p",
                                                    "60",
                                                    "-R",
                                                    "700",
                                                    "-l",
                                                    CLIENT,
                                                    SERVER)),
                                    folder.resolve("perfdhcp.log")));
            assertThat(FileWatch.await(folder, PATIENCE, () -> Files.size(wire) > SOME_ACKS))
                    .as("perfdhcp is answered")
                    .isTrue();
            server.kill();
            capture.close();
        }
        Map<Ip4Address, String> told = acknowledged(wire);
        assertThat(told).hasSizeGreaterThan(100);
        try (Database database = Database.open(folder.resolve("data/tarmac.db"))) {
            Map<Ip4Address, String> kept =
                    new LeaseRows(database)
                            .list().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    each -> Ip4Address.parse(each.address()),
                                                    KilledServerTest::holder));
            assertThat(kept).containsAllEntriesOf(told);
        }
    }

    private static String holder(Address lease) {
        return lease.mac().toString();
    }

    /// The last word on each address.
    private static Map<Ip4Address, String> acknowledged(Path wire) throws Exception {
        Map<Ip4Address, String> told = new HashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(wire))) {
            PcapReader packets = PcapReader.open(in);
            for (Optional<Datagram> next = packets.next();
                    next.isPresent();
                    next = packets.next()) {
                Packet packet = PacketCodec.decode(next.get().payload());
                Optional<Kind> kind = packet.options().find(Kind.class);
                if (kind.isPresent() && kind.get().type() == MessageType.ACK)
                    told.put(packet.yourAddress(), packet.mac().toString());
            }
        }
        return told;
    }

    private static boolean says(Path log, String words) throws IOException {
        return Files.exists(log) && Files.readString(log).contains(words);
    }

    private List<String> serverProgram() throws IOException {
        Path agent = Files.createDirectories(folder.resolve("agent"));
        Files.createDirectories(folder.resolve("images"));
        Path loaders = Files.createDirectories(folder.resolve("loaders"));
        for (String loader : List.of("undionly.kpxe", "snponly.efi"))
            Files.writeString(loaders.resolve(loader), "x");
        for (String part : List.of("vmlinuz", "initramfs.img"))
            Files.write(agent.resolve(part), new byte[16]);
        String digest = "0".repeat(64);
        Files.writeString(
                agent.resolve("agent.json"),
                """
                {"kernelSha256": "%1$s", "kernelBytes": 16, "initramfsSha256": "%1$s",
                 "initramfsBytes": 16, "kernelVersion": "none"}
                """
                        .formatted(digest));
        Path configuration = folder.resolve("tarmac.yaml");
        Files.writeString(
                configuration,
                """
                data: data
                images: images
                agent: agent
                address: %s
                subnet: 192.168.76.0/22
                pool: {from: 192.168.76.10, to: 192.168.79.200}
                tftp: {root: loaders}
                """
                        .formatted(SERVER));
        List<String> argv = new ArrayList<>(ServerMain.command());
        argv.addAll(List.of("serve", "--config", configuration.toString()));
        return argv;
    }
}
