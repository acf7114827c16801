package dev.tarmac.pxe.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.dhcp.BootStages.Decision;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// Our iPXE is told from another by what the machine fetched before, by HTTP as by TFTP.
class HttpBootStageTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final URI SERVER = URI.create("http://192.168.76.1:8077");

    private final BootStages stages = new BootStages();

    @Test
    void anIpxeAfterALoaderByHttpIsOurs() {
        told(Loader.FIRMWARE, "/boot/loader/snponly.efi");
        assertThat(stages.loader(MAC, true, NOW)).isEqualTo(Loader.FOREIGN_IPXE);
        stages.fetched(MAC, "/boot/loader/snponly.efi", NOW);
        assertThat(stages.loader(MAC, true, NOW)).isEqualTo(Loader.OUR_IPXE);
    }

    @Test
    void anotherFileIsNoLoader() {
        told(Loader.FIRMWARE, "/boot/loader/snponly.efi");
        stages.fetched(MAC, "/boot/loader/undionly.kpxe", NOW);
        assertThat(stages.loader(MAC, true, NOW)).isEqualTo(Loader.FOREIGN_IPXE);
    }

    /// Its script is a URL too; who is told one is past the loaders.
    @Test
    void aScriptIsNoLoader() {
        told(Loader.OUR_IPXE, "/boot/52:54:00:00:00:01/ipxe");
        stages.fetched(MAC, "/boot/52:54:00:00:00:01/ipxe", NOW);
        assertThat(stages.loader(MAC, true, NOW)).isEqualTo(Loader.FOREIGN_IPXE);
    }

    private void told(Loader loader, String path) {
        BootAsk ask =
                new BootAsk(
                        MAC,
                        Arch.X64_UEFI_HTTP,
                        loader,
                        Optional.empty(),
                        Optional.of("HTTPClient:Arch:00016"),
                        Ip4Address.parse("192.168.76.1"),
                        Location.UNKNOWN);
        stages.decided(new Decision(ask, new BootAnswer.HttpUrl(SERVER.resolve(path)), NOW));
    }
}
