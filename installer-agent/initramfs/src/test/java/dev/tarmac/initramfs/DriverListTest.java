package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class DriverListTest {
    /// What the agent promises, written down a second time: taking one off is a decision.
    private static final List<String> PROMISED =
            List.of(
                    "nvme",
                    "ahci",
                    "virtio_pci",
                    "virtio_net",
                    "virtio_blk",
                    "virtio_scsi",
                    "megaraid_sas",
                    "mpt3sas",
                    "hpsa",
                    "smartpqi",
                    "aacraid",
                    "e1000e",
                    "igb",
                    "igc",
                    "ixgbe",
                    "i40e",
                    "ice",
                    "tg3",
                    "bnxt_en",
                    "bnx2x",
                    "mlx4_core",
                    "mlx4_en",
                    "mlx5_core",
                    "qede",
                    "sfc",
                    "ena",
                    "r8169",
                    "xhci_pci",
                    "ehci_pci",
                    "uhci_hcd",
                    "usbhid",
                    "hid_generic",
                    "sd_mod",
                    "ext4",
                    "xfs",
                    "vfat",
                    "nls_cp437",
                    "nls_ascii",
                    "nls_iso8859_1",
                    "efivarfs",
                    "af_packet");

    @Test
    void bringsEveryDriverThatIsPromised() {
        assertThat(DriverList.all()).containsAll(PROMISED);
    }

    @Test
    void namesEachDriverOnceAndAsTheKernelSpellsIt() {
        assertThat(DriverList.all())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z0-9_]+"));
    }
}
