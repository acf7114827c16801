package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.Subnet;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;

class EventLogTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    private static final MacAddress NEXT = MacAddress.parse("52:54:00:00:00:02");
    private static final Ip4Address OTHER = Ip4Address.parse("192.168.76.66");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /// Once for a server, not once for each machine that chose it.
    @Test
    void saysWhichServerGivesAddressesThatAreOurs() {
        EventLog.Warning warning = warning(chosen(MAC));
        assertThat(warning.text())
                .isEqualTo(
                        "52:54:00:00:00:01 takes its address from another DHCP server,"
                                + " 192.168.76.66, although addresses in 192.168.76.0/24 are ours"
                                + " alone to give; turn that server off there, or say `dhcp:"
                                + " proxy`");
        assertThat(warning(chosen(NEXT)).once()).isEqualTo(warning.once());
    }

    @Test
    void saysWhatTheOtherServerIsToTellFirmwareThatIgnoresUs() {
        EventLog.Warning warning = warning(ignored(MAC, new BootAnswer.TftpFile("undionly.kpxe")));
        assertThat(warning.text())
                .isEqualTo(
                        "52:54:00:00:00:01 took its address from 192.168.76.66 and does not listen"
                                + " to our offer beside it; set at 192.168.76.66: next-server and"
                                + " option 66 to this server, boot file (option 67) to"
                                + " undionly.kpxe");
        URI url = URI.create("http://192.168.76.1:8077/boot/loader/snponly.efi");
        EventLog.Warning http = warning(ignored(NEXT, new BootAnswer.HttpUrl(url)));
        assertThat(http.text()).endsWith("boot file (option 67) to " + url);
        assertThat(http.once()).isNotEqualTo(warning.once());
    }

    @Test
    void saysNothingOfWhatIsUsual() {
        assertThat(
                        EventLog.warning(
                                new PxeEvent.DiscoverSeen(
                                        MAC, Arch.BIOS, Loader.FIRMWARE, Location.UNKNOWN, NOW)))
                .isEmpty();
    }

    private static EventLog.Warning warning(PxeEvent event) {
        return EventLog.warning(event).orElseThrow();
    }

    private static PxeEvent chosen(MacAddress mac) {
        return new PxeEvent.OtherServerChosen(mac, Subnet.parse("192.168.76.0/24"), OTHER, NOW);
    }

    private static PxeEvent ignored(MacAddress mac, BootAnswer told) {
        return new PxeEvent.ProxyIgnored(mac, OTHER, told, NOW);
    }
}
