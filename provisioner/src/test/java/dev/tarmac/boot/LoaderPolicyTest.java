package dev.tarmac.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.Optional;

class LoaderPolicyTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");

    private final LoaderPolicy policy = new LoaderPolicy(URI.create("http://192.168.76.1:8077"));

    /// Codes of DHCP option 93.
    @ParameterizedTest
    @CsvSource({
        "0,  FIRMWARE,     undionly.kpxe",
        "0,  FOREIGN_IPXE, undionly.kpxe",
        "7,  FIRMWARE,     snponly.efi",
        "9,  FIRMWARE,     snponly.efi",
        "7,  FOREIGN_IPXE, snponly.efi",
    })
    void firmwareAndForeignLoadersGetOurs(int arch, Loader loader, String file) {
        assertThat(policy.answer(ask(arch, loader, "PXEClient")))
                .isEqualTo(new BootAnswer.TftpFile(file));
    }

    @Test
    void ourLoaderGetsTheScriptOfItsMachine() {
        assertThat(policy.answer(ask(11, Loader.OUR_IPXE, "PXEClient")))
                .isEqualTo(
                        new BootAnswer.HttpUrl(
                                URI.create(
                                        "http://192.168.76.1:8077/boot/52:54:00:00:00:01/ipxe")));
    }

    @Test
    void whoCannotBeServedIsToldWhy() {
        assertThat(policy.answer(ask(11, Loader.FIRMWARE, "PXEClient")))
                .isEqualTo(new BootAnswer.Silence("there is no loader for ARM64 UEFI"));
        assertThat(policy.answer(ask(16, Loader.FIRMWARE, "HTTPClient:Arch:00016")))
                .isInstanceOfSatisfying(
                        BootAnswer.Silence.class,
                        silence -> assertThat(silence.reason()).contains("PXE over IPv4"));
    }

    private static BootAsk ask(int arch, Loader loader, String vendorClass) {
        return new BootAsk(
                MAC,
                new Arch(arch),
                loader,
                Optional.empty(),
                Optional.of(vendorClass),
                Ip4Address.parse("192.168.76.1"),
                Location.UNKNOWN);
    }
}
