package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.order.HostSettings;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class BootOrderTest {
    private static final String LISTING =
            """
            BootCurrent: 0003
            Timeout: 0 seconds
            BootOrder: 0000,0001,0003,0002
            Boot0000* UiApp	FvVol(7cb8bdc9)/FvFile(462caa21)
            Boot0001* UEFI QEMU DVD-ROM QM00005 	PciRoot(0x0)/Pci(0x1f,0x2)
            Boot0002  EFI Internal Shell	FvVol(7cb8bdc9)
            Boot0003* UEFI PXEv4 (MAC:525400123456)	PciRoot(0x0)/Pci(0x2,0x0)/MAC(525400123456,1)
            Boot0007* Tarmac	HD(1,GPT,bbbb,0x800,0x100000)/File(\\EFI\\debian\\shimx64.efi)
            BootNext: 0001
            """;

    private final BootOrder listed = BootOrder.parse(LISTING);

    @Test
    void readsWhatEfibootmgrPrints() {
        assertThat(listed.current()).contains("0003");
        assertThat(listed.order()).containsExactly("0000", "0001", "0003", "0002");
        assertThat(listed.entries())
                .map(BootOrder.Entry::label)
                .containsExactly(
                        "UiApp",
                        "UEFI QEMU DVD-ROM QM00005",
                        "EFI Internal Shell",
                        "UEFI PXEv4 (MAC:525400123456)",
                        "Tarmac");
        assertThat(listed.ours()).containsExactly("0007");
    }

    @Test
    void keepsTheNetworkFirstAndPutsOursSecond() {
        assertThat(listed.with("0007", HostSettings.BootOrder.NETWORK_FIRST))
                .containsExactly("0003", "0007", "0000", "0001", "0002");
    }

    @Test
    void saysWhenItCannotTellWhichEntryIsTheNetwork() {
        BootOrder oneShot = BootOrder.parse("BootCurrent: 0009\nBootOrder: 0001,0007\n");

        assertThat(oneShot.doubt(HostSettings.BootOrder.NETWORK_FIRST))
                .hasValueSatisfying(text -> assertThat(text).contains("entry 0009"));
        assertThat(oneShot.doubt(HostSettings.BootOrder.DISK_FIRST)).isEmpty();
        assertThat(listed.doubt(HostSettings.BootOrder.NETWORK_FIRST)).isEmpty();
    }

    @Test
    void putsTheDiskFirstWhenThatIsWanted() {
        assertThat(listed.with("0007", HostSettings.BootOrder.DISK_FIRST))
                .containsExactly("0007", "0000", "0001", "0003", "0002");
    }

    @Test
    void doesNotListOursTwiceNorInventAnEntry() {
        BootOrder again = BootOrder.parse("BootCurrent: 0009\nBootOrder: 0001,0007\n");

        assertThat(again.with("0007", HostSettings.BootOrder.NETWORK_FIRST))
                .isEqualTo(List.of("0007", "0001"));
    }

    @Test
    void survivesFirmwareWithoutAnyOrder() {
        BootOrder none = BootOrder.parse("No BootOrder is set; firmware will attempt recovery\n");

        assertThat(none.with("0000", HostSettings.BootOrder.NETWORK_FIRST)).containsExactly("0000");
    }

    @Test
    void createsTheEntryForThePartitionOfTheLoader() {
        assertThat(FirmwareEntry.create(Path.of("/dev/vda"), 2, "\\EFI\\debian\\shimx64.efi"))
                .containsExactly(
                        "--create-only",
                        "--disk",
                        "/dev/vda",
                        "--part",
                        "2",
                        "--label",
                        "Tarmac",
                        "--loader",
                        "\\EFI\\debian\\shimx64.efi");
    }
}
