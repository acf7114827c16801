package dev.tarmac.pxe.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.Platform;
import dev.tarmac.pxe.dhcp.DhcpOption.BootFileName;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientArch;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorClass;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorOptions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class FirmwareQuirksTest extends DhcpExchanges {
    private static final VendorClass UBOOT = new VendorClass("U-Boot.armv8");

    @BeforeEach
    void anArm64Loader() {
        service = service(config(), FirmwareQuirksTest::loader);
    }

    private static BootAnswer loader(BootAsk ask) {
        assertThat(ask.arch().platform()).contains(Platform.ARM64_UEFI);
        return new BootAnswer.TftpFile("snponly-arm64.efi");
    }

    @Test
    void aUBootThatSaysItsKindBoots() {
        for (Arch arch : List.of(Arch.ARM64_UBOOT, Arch.ARM64_UEFI)) {
            Packet offer =
                    reply(
                            from(MAC, MessageType.DISCOVER)
                                    .with(UBOOT)
                                    .with(new ClientArch(List.of(arch)))
                                    .packet());
            assertThat(offer.bootFile()).isEqualTo("snponly-arm64.efi");
            assertThat(offer.nextServer()).isEqualTo(SERVER);
            assertThat(offer.options().find(BootFileName.class)).isPresent();
            assertThat(offer.options().has(VendorClass.class)).isFalse();
            assertThat(offer.options().has(VendorOptions.class)).isFalse();
        }
    }

    @Test
    void aUBootWithoutKindOnlyGetsAnAddress() {
        Packet offer = reply(from(MAC, MessageType.DISCOVER).with(UBOOT).packet());
        assertThat(offer.yourAddress().isNone()).isFalse();
        assertThat(offer.bootFile()).isEmpty();
        assertThat(offer.nextServer().isNone()).isTrue();
    }

    @Test
    void noOtherNameBootsByItself() {
        Packet offer =
                reply(
                        from(MAC, MessageType.DISCOVER)
                                .with(new VendorClass("MSFT 5.0"))
                                .with(new ClientArch(List.of(Arch.ARM64_UEFI)))
                                .packet());
        assertThat(offer.bootFile()).isEmpty();
    }
}
