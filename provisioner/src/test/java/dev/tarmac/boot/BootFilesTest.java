package dev.tarmac.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.access.StrangerAlarm;
import dev.tarmac.catalog.AgentBuild;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.tftp.BootFile;
import dev.tarmac.pxe.tftp.TftpPath;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class BootFilesTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    private static final Ip4Address ITS_ADDRESS = Ip4Address.parse("192.168.76.100");
    private static final Ip4Address ANOTHER = Ip4Address.parse("192.168.76.101");
    private static final Ip4Address UNKNOWN = Ip4Address.parse("192.168.76.9");
    private static final String KERNEL = "1".repeat(64);
    private static final String INITRAMFS = "2".repeat(64);

    @TempDir Path directory;
    private final AtomicInteger tickets = new AtomicInteger();
    private Optional<AgentBuild> agent = Optional.empty();
    private BootFiles files;

    @BeforeEach
    void anAgent() throws IOException {
        for (String name : new String[] {"vmlinuz", "initramfs.img", "shimx64.efi", "grubx64.efi"})
            Files.writeString(directory.resolve(name), "this is " + name);
        agent =
                Optional.of(
                        new AgentBuild(
                                directory.resolve("vmlinuz"),
                                KERNEL,
                                directory.resolve("initramfs.img"),
                                INITRAMFS,
                                "6.1.0",
                                Map.of(
                                        AgentBuild.SHIM, directory.resolve(AgentBuild.SHIM),
                                        AgentBuild.GRUB, directory.resolve(AgentBuild.GRUB))));
        files =
                new BootFiles(
                        path ->
                                Optional.of(
                                        HeldFile.of(
                                                ("ipxe " + path).getBytes(StandardCharsets.UTF_8))),
                        () -> agent,
                        mac -> "boot " + mac,
                        mac -> BootDesk.archive(ticket(tickets.incrementAndGet())),
                        new StrangerAlarm(BootFilesTest::machineAt, InstantSource.system()));
    }

    private static Optional<MacAddress> machineAt(Ip4Address address) {
        if (address.equals(ITS_ADDRESS)) return Optional.of(MAC);
        return address.equals(ANOTHER)
                ? Optional.of(MacAddress.parse("52:54:00:00:00:02"))
                : Optional.empty();
    }

    private static String ticket(int number) {
        return String.format("%032d", number);
    }

    @Test
    void theSignedLoadersFetchEverythingUnderTheNamesOfHttp() throws IOException {
        assertThat(text("shimx64.efi")).isEqualTo("this is shimx64.efi");
        assertThat(text("/grubx64.efi")).isEqualTo("this is grubx64.efi");
        assertThat(text("/grub/grub.cfg")).contains("source /boot/$net_default_mac/grub.cfg");
        assertThat(text("/boot/agent/" + KERNEL + "/vmlinuz")).isEqualTo("this is vmlinuz");
        assertThat(text("/boot/agent/" + INITRAMFS + "/initramfs.img"))
                .isEqualTo("this is initramfs.img");
        assertThat(text("/boot/" + MAC + "/grub.cfg")).isEqualTo("boot " + MAC);
    }

    /// Or each boot would leave warnings about files that nobody misses.
    @Test
    void theListsOfModulesAreThereAndNameNone() throws IOException {
        assertThat(text("/grub/x86_64-efi/command.lst")).isBlank();
        assertThat(text("/grub/x86_64-efi/linux.mod")).isEqualTo("ipxe grub/x86_64-efi/linux.mod");
    }

    @Test
    void everythingElseIsTheLoaders() throws IOException {
        assertThat(text("undionly.kpxe")).isEqualTo("ipxe undionly.kpxe");
        assertThat(text("boot/agent/" + INITRAMFS + "/vmlinuz")).startsWith("ipxe boot/agent/");
        agent = Optional.empty();
        assertThat(text("shimx64.efi")).isEqualTo("ipxe shimx64.efi");
    }

    /// Firmware asks for the size first, and a file that was lost is fetched again.
    @Test
    void eachFetchOfATicketGetsANewOneAndAskingForTheSizeCostsNone() throws IOException {
        String name = "boot/" + MAC + "/ticket.cpio";
        BootFile asked = open(name, ITS_ADDRESS).orElseThrow();
        assertThat(asked.size()).isEqualTo(512);
        asked.close();
        assertThat(tickets).hasValue(0);
        assertThat(text(name)).contains(ticket(1)).doesNotContain(ticket(2));
        assertThat(text(name)).contains(ticket(2));
    }

    @Test
    void whatIsOneMachinesAloneIsNotGivenToAnother() throws IOException {
        for (String file : new String[] {"grub.cfg", "ticket.cpio"}) {
            String name = "boot/" + MAC + "/" + file;
            assertThat(open(name, UNKNOWN)).isPresent();
            assertThatThrownBy(() -> open(name, ANOTHER))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(MAC + " is not for 52:54:00:00:00:02");
        }
        assertThat(tickets).hasValue(0);
    }

    @Test
    void whatIsNoMachineHasNoFiles() throws IOException {
        assertThatThrownBy(() -> open("boot/nonsense/grub.cfg", ITS_ADDRESS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open("boot/ff:ff:ff:ff:ff:ff/ticket.cpio", ITS_ADDRESS))
                .hasMessageContaining("no single machine");
        assertThat(open("boot/" + MAC + "/other", ITS_ADDRESS)).isEmpty();
    }

    private Optional<BootFile> open(String name, Ip4Address client) throws IOException {
        return files.open(TftpPath.parse(name), client);
    }

    private String text(String name) throws IOException {
        try (BootFile file = open(name, ITS_ADDRESS).orElseThrow()) {
            ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
            ByteBuffer half = bytes.duplicate().limit(bytes.capacity() / 2);
            file.read(0, half);
            file.read(bytes.capacity() / 2, bytes.duplicate().position(bytes.capacity() / 2));
            return new String(bytes.array(), StandardCharsets.UTF_8);
        }
    }
}
