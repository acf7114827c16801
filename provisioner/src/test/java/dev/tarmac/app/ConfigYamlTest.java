package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.boot.UefiLoader;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.ExtraOption;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.Platform;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.TftpQuirk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

class ConfigYamlTest {
    private static final Path FILE = Path.of("/etc/tarmac/tarmac.yaml");
    private static final String SMALL =
            """
            data: /var/lib/tarmac
            images: images
            agent: ../agent
            address: 192.168.76.1
            """;

    @Test
    void aSmallFileServesHttpOnly() throws Exception {
        ServerConfig config = ConfigYaml.read(FILE, SMALL);
        assertThat(config.data()).isEqualTo(Path.of("/var/lib/tarmac"));
        assertThat(config.images()).isEqualTo(Path.of("/etc/tarmac/images"));
        assertThat(config.agent()).isEqualTo(Path.of("/etc/agent"));
        assertThat(config.url()).hasToString("http://192.168.76.1:8077");
        assertThat(config.network()).isEmpty();
        assertThat(config.uefiLoader()).isEqualTo(UefiLoader.IPXE);
        assertThat(config.kernelArguments()).contains("panic=30");
    }

    @Test
    void theFileInTheDocumentationIsReadAndShowsTheDefaults() throws Exception {
        String page = Files.readString(Path.of("../docs/server.md"));
        String yaml = page.substring(page.indexOf("```yaml\n") + 8, page.lastIndexOf("```"));
        ServerConfig documented = ConfigYaml.read(FILE, yaml);
        ServerConfig defaults = ConfigYaml.read(FILE, SMALL);
        assertThat(documented.httpPort()).isEqualTo(defaults.httpPort());
        assertThat(documented.httpListen()).isEqualTo(defaults.httpListen());
        assertThat(documented.kernelArguments()).isEqualTo(defaults.kernelArguments());
        assertThat(documented.loaders()).isEqualTo(defaults.loaders());
        assertThat(documented.uefiLoader()).isEqualTo(defaults.uefiLoader());
        assertThat(documented.operations()).isEqualTo(defaults.operations());
        assertThat(documented.network().orElseThrow().networks().getFirst().reservations())
                .hasSize(1);
    }

    @Test
    void theSmallFileInTheReadmeIsReadToo() throws Exception {
        String page = Files.readString(Path.of("../README.md"));
        int start = page.indexOf("```yaml\n") + 8;
        ServerConfig documented =
                ConfigYaml.read(FILE, page.substring(start, page.indexOf("```", start)));
        assertThat(documented.images()).isEqualTo(Path.of("/etc/tarmac/.tarmac/images"));
        assertThat(documented.network()).isPresent();
    }

    @Test
    void aWholeFileDescribesTheBootNetworkToo() throws Exception {
        ServerConfig config =
                ConfigYaml.read(
                        FILE,
                        SMALL
                                + """
                                subnet: 192.168.76.0/24
                                pool: {from: 192.168.76.100, to: 192.168.76.199}
                                gateway: 192.168.76.254
                                dns: [192.168.76.2, 192.168.76.3]
                                http: {port: 80}
                                tftp: {root: loaders, loaders: {arm64: ours.efi},
                                  refuse: [{vendorClass: "PXEClient:Arch:00000", options: [blksize]}]}
                                leaseSeconds: 600
                                uefiLoader: shim
                                reservations:
                                  - {mac: "52:54:00:12:34:56", address: 192.168.76.10, hostname: web1}
                                kernelArguments: [console=ttyS1]
                                """);
        PxeConfig pxe = config.network().orElseThrow();
        assertThat(config.httpPort()).isEqualTo(80);
        Network network = pxe.networks().getFirst();
        assertThat(network.pools()).hasToString("[192.168.76.100-192.168.76.199]");
        assertThat(network.lease()).isEqualTo(Duration.ofMinutes(10));
        assertThat(network.dns()).hasSize(2);
        assertThat(network.reservations()).hasSize(1);
        assertThat(config.uefiLoader()).isEqualTo(UefiLoader.SHIM);
        assertThat(config.loaders().root()).isEqualTo(Path.of("/etc/tarmac/loaders"));
        assertThat(config.loaders().name(Platform.ARM64_UEFI)).isEqualTo("ours.efi");
        assertThat(config.loaders().name(Platform.X64_UEFI)).isEqualTo("snponly.efi");
        assertThat(config.kernelArguments()).containsExactly("console=ttyS1");
        assertThat(pxe.tftp().quirks())
                .containsExactly(new TftpQuirk("PXEClient:Arch:00000", Set.of("blksize")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "adress: x; 5:1; did you mean 'address'?",
                "http: {prot: 80}; 5:8; did you mean 'port'?",
                "http: {port: 70000}; 5:14; no whole number from 1 to 65535",
                "gateway: 192.168.76.256; 5:10; is no IPv4 address",
                "subnet: 192.168.76.0/24; 5:9; has no pool",
                "pool: {from: 10.0.0.1, to: 10.0.0.2}; 5:7; belong together",
                "networks: [{subnet: 10.0.0.0/24, dhcp: both}]; 5:40; is no duty",
                "networks: [{pool: {from: 10.0.0.1, to: 10.0.0.2}}]; 5:12; is missing",
                "reservations: [{address: 1.2.3.4}]; 5:16; names no machine",
                "options: [{code: 67, text: x}]; 5:18; option 67 is not yours to set",
                "stopSeconds: 1h; 5:14; no whole number from 0 to 3600",
                "stopSecond: 1; 5:1; did you mean 'stopSeconds'?",
                "leaseSeconds: 5; 5:15; no whole number from 60",
                "reservations: [{mac: nonsense, address: 1.2.3.4}]; 5:22; is no hardware address",
                "kernelArguments: ['a b']; 5:18; is no kernel argument",
                "dns: [x]; 5:6; is no IPv4 address",
                "tftp: {loaders: {arm: x}}; 5:18; did you mean 'arm64'?",
                "tftp: {loaders: {bios: ../x}}; 5:17; is no plain file name",
                "tftp: {refuse: [{vendorClass: X, options: [blksiz]}]}; 5:17; no TFTP option",
                "tftp: {refuse: [{options: [blksize]}]}; 5:17; is missing",
                "uefiLoader: grub; 5:13; there are ipxe and shim",
                "address: 1.2.3.4; 5:1; a second time",
            })
    void aMistakeIsNamedWithItsPlace(String line, String place, String words) {
        assertThatThrownBy(() -> ConfigYaml.read(FILE, SMALL + line + "\n"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(FILE + ":" + place + ":")
                .hasMessageContaining(words);
    }

    @Test
    void severalNetworksAreReadWithAllThatTheySay() throws Exception {
        ServerConfig config =
                ConfigYaml.read(
                        FILE,
                        SMALL
                                + """
                                networks:
                                  - subnet: 192.168.76.0/24
                                    dhcp: proxy
                                  - subnet: 10.2.0.0/16
                                    pools:
                                      - {from: 10.2.0.10, to: 10.2.0.20}
                                      - {from: 10.2.1.10, to: 10.2.1.20}
                                    gateway: 10.2.0.1
                                    routes: [{to: 10.0.0.0/8, via: 10.2.0.2}]
                                    options:
                                      - {code: 42, addresses: [10.2.0.3]}
                                      - {code: 15, text: rack.example}
                                      - {code: 210, hex: "2f:74"}
                                    reservations:
                                      - {circuit: eth0/7, address: 10.2.0.200}
                                      - {serial: ABC123, address: 10.2.0.201, hostname: db-1}
                                      - {uuid: 12345678-9ABC-def0-1234-56789abcdef0, address: 10.2.0.202}
                                      - {clientId: "ff:01:02", address: 10.2.0.203}
                                """);
        List<Network> networks = config.network().orElseThrow().networks();
        assertThat(networks.getFirst().isProxied()).isTrue();
        Network far = networks.getLast();
        assertThat(far.poolSize()).isEqualTo(22);
        assertThat(far.routes()).hasSize(1);
        assertThat(far.extras())
                .containsExactly(
                        new ExtraOption(42, "0a020003"),
                        new ExtraOption(15, "7261636b2e6578616d706c65"),
                        new ExtraOption(210, "2f74"));
        assertThat(far.reservations())
                .extracting(each -> each.who().toString())
                .containsExactly(
                        "the circuit eth0/7",
                        "the serial number ABC123",
                        "the machine 12345678-9abc-def0-1234-56789abcdef0",
                        "the client id ff0102");
    }

    @Test
    void allMistakesComeAtOnce() {
        assertThatThrownBy(() -> ConfigYaml.read(FILE, "data: x\naddress: y\nimagse: z\n"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("'agent' is missing")
                .hasMessageContaining("did you mean 'images'?")
                .hasMessageContaining("is no IPv4 address");
    }

    @Test
    void aPoolOutsideTheSubnetIsRefused() {
        assertThatThrownBy(
                        () ->
                                ConfigYaml.read(
                                        FILE,
                                        SMALL
                                                + """
                                                subnet: 192.168.76.0/24
                                                pool: {from: 192.168.77.100, to: 192.168.77.199}
                                                """))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(":5:9:")
                .hasMessageContaining("is no host address of 192.168.76.0/24");
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path directory) {
        assertThatThrownBy(() -> ServerConfig.read(directory.resolve("none.yaml")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("none.yaml: cannot be read");
    }

    /// The lab writes JSON, which is YAML too.
    @Test
    void jsonIsReadAsWell(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("tarmac.yaml");
        Files.writeString(
                file,
                """
                {"data": "d", "images": "i", "agent": "a", "address": "192.168.76.1",
                 "subnet": "192.168.76.0/24",
                 "pool": {"from": "192.168.76.100", "to": "192.168.76.199"},
                 "http": {"port": 8077}, "kernelArguments": ["console=ttyS0,115200", "panic=30"]}
                """);
        assertThat(ServerConfig.read(file).network()).isPresent();
    }
}
