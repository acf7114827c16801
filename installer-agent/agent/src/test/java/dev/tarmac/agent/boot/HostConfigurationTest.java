package dev.tarmac.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.agent.Orders;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.firstboot.FixedAddress;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.order.InstallOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class HostConfigurationTest {
    private static final DiskFacts DISK = Orders.disk("vda", 10L << 30, 512);
    private final InstallOrder order =
            Orders.bios(DISK, Filesystem.of(Filesystem.Kind.EXT4, "root"), false);

    @Test
    void writesNoFileTwice() {
        assertThat(files("networkd")).map(TargetFile::path).doesNotHaveDuplicates();
    }

    @Test
    void keepsSecretsFromOthers() {
        assertThat(text("/etc/tarmac/proof-token").mode()).isEqualTo(0600);
        assertThat(text("/etc/tarmac/proof-token").content()).isEqualTo("s3cret\n");
        assertThat(text("/root/.ssh/authorized_keys").mode()).isEqualTo(0600);
        for (TargetFile file : files("networkd"))
            if (file instanceof TargetFile.Text text
                    && !text.path().equals("/etc/tarmac/proof-token"))
                assertThat(text.content() + text).doesNotContain("s3cret");
    }

    @Test
    void namesTheHostShortAndLong() {
        assertThat(text("/etc/hostname").content()).isEqualTo("node-1.example.org\n");
        assertThat(HostsFile.with("127.0.0.1 localhost\n127.0.1.1 old\n", "node-1.example.org"))
                .isEqualTo("127.0.0.1 localhost\n127.0.1.1\tnode-1.example.org node-1\n");
        assertThat(HostsFile.with("127.0.1.1\n127.0.1.10 neighbour\n", "node-1"))
                .isEqualTo("127.0.1.10 neighbour\n127.0.1.1\tnode-1\n");
        assertThat(HostsFile.with("", "node-1"))
                .contains("127.0.0.1\tlocalhost\n")
                .endsWith("127.0.1.1\tnode-1\n");
    }

    @Test
    void leavesTheMachineIdToTheFirstBoot() {
        assertThat(text("/etc/machine-id").content()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "networkd, /etc/systemd/network/10-tarmac.network, MACAddress=52:54:00:12:34:56",
        "networkd, /etc/systemd/network/10-tarmac.network, ClientIdentifier=mac",
        "ifupdown, /etc/systemd/network/10-tarmac.link, MACAddress=52:54:00:12:34:56",
        "ifupdown, /etc/network/interfaces.d/tarmac, iface boot0 inet dhcp",
        "networkmanager, /etc/NetworkManager/system-connections/tarmac.nmconnection, mac-address=52:54:00:12:34:56",
    })
    void configuresTheBootNicByItsHardwareAddress(String network, String path, String line) {
        assertThat(files(network))
                .filteredOn(file -> file.path().equals(path))
                .singleElement()
                .extracting(file -> ((TargetFile.Text) file).content())
                .asString()
                .contains(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "networkd | /etc/systemd/network/10-tarmac.network |"
                        + " Address=10.1.2.3/24\\nGateway=10.1.2.1\\nDNS=10.1.2.2\\n",
                "ifupdown | /etc/network/interfaces.d/tarmac |"
                        + " auto boot0\\niface boot0 inet static\\n    address 10.1.2.3/24\\n"
                        + "    gateway 10.1.2.1\\n    dns-nameservers 10.1.2.2\\n",
                "networkmanager | /etc/NetworkManager/system-connections/tarmac.nmconnection |"
                        + " method=manual\\naddress1=10.1.2.3/24,10.1.2.1\\ndns=10.1.2.2;\\n",
            })
    void givesTheBootNicItsFixedAddress(String network, String path, String lines) {
        List<TargetFile> files =
                HostConfiguration.files(
                        Orders.at(
                                order,
                                FixedAddress.parse(
                                        "10.1.2.3/24",
                                        Optional.of("10.1.2.1"),
                                        List.of("10.1.2.2"))),
                        Orders.manifest(Orders.debian().loaders(), network),
                        "",
                        List.of("192.0.2.53"));
        assertThat(content(files, path))
                .contains(lines.strip().replace("\\n", "\n"))
                .doesNotContainIgnoringCase("dhcp");
        assertThat(content(files, "/etc/resolv.conf")).isEqualTo("nameserver 10.1.2.2\n");
    }

    private static String content(List<TargetFile> files, String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .map(TargetFile.Text.class::cast)
                .map(TargetFile.Text::content)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void configuresNothingWhereNothingReadsIt() {
        assertThat(files("none")).noneMatch(file -> file.path().contains("network"));
    }

    @Test
    void leavesNameServersAloneWhenItKnowsNone() {
        assertThat(HostConfiguration.files(order, Orders.debian(), "", List.of()))
                .noneMatch(file -> file.path().equals("/etc/resolv.conf"));
        assertThat(text("/etc/resolv.conf").content())
                .isEqualTo("nameserver 192.0.2.53\nnameserver 192.0.2.54\n");
    }

    @Test
    void addsNoUnitsWithoutSystemd() {
        ImageManifest debian = Orders.debian();
        ImageManifest other =
                new ImageManifest(
                        "alpine",
                        debian.arch(),
                        debian.os(),
                        debian.dataBytes(),
                        debian.dataSha256(),
                        debian.tarBytes(),
                        debian.entries(),
                        debian.frames(),
                        debian.kernels(),
                        new ImageManifest.Loaders(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        debian.proofTools(),
                        "openrc",
                        "none");

        assertThat(HostConfiguration.files(order, other, "", List.of()))
                .noneMatch(file -> file.path().contains("systemd"))
                .noneMatch(file -> file.path().contains("tarmac"));
    }

    @Test
    void listsEverythingThatItMayWrite() {
        ConfiguredFiles configured = ConfiguredFiles.of(order, Orders.debian());

        for (TargetFile file : files("networkd"))
            assertThat(configured.covers(file.path())).as(file.path()).isTrue();
        for (String path :
                List.of(
                        "/etc/fstab",
                        "/boot/grub/grub.cfg",
                        "/boot/grub/i386-pc/normal.mod",
                        "/lost+found")) assertThat(configured.covers(path)).as(path).isTrue();
        for (String path : List.of("/etc/passwd", "/boot/vmlinuz-6.1.0-1-amd64", "/boot/grub"))
            assertThat(configured.covers(path)).as(path).isFalse();
        assertThat(configured.directories()).contains("/", "/etc", "/boot/grub", "/root/.ssh");
    }

    @Test
    void countsTheWholeEspAsTheLoaders() {
        ConfiguredFiles configured = ConfiguredFiles.of(Orders.uefi(DISK), Orders.debian());

        assertThat(configured.covers("/boot/efi/EFI/BOOT/BOOTX64.EFI")).isTrue();
        assertThat(configured.covers("/boot/grub/grub.cfg")).isTrue();
        assertThat(configured.covers("/boot/lost+found")).isTrue();
    }

    private List<TargetFile> files(String network) {
        ImageManifest manifest = Orders.manifest(Orders.debian().loaders(), network);
        return HostConfiguration.files(order, manifest, "", List.of("192.0.2.53", "192.0.2.54"));
    }

    private TargetFile.Text text(String path) {
        return files("networkd").stream()
                .filter(file -> file.path().equals(path))
                .map(TargetFile.Text.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
