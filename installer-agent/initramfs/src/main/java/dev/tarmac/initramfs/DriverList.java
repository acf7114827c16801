package dev.tarmac.initramfs;

import java.util.List;
import java.util.stream.Stream;

/// The drivers that the agent brings, by module name, each with its reason. What they depend on and
/// their firmware comes along by itself. Adding one is adding a word here.
final class DriverList {
    private static final List<String> DISKS =
            List.of("nvme", "vmd", "ahci", "ata_piix", "isci", "sd_mod");

    private static final List<String> RAID_CONTROLLERS =
            List.of("megaraid_sas", "mpt3sas", "mpi3mr", "hpsa", "smartpqi", "aacraid");

    private static final List<String> NETWORK_CARDS =
            List.of(
                    "e1000",
                    "e1000e",
                    "igb",
                    "igc",
                    "ixgbe",
                    "i40e",
                    "ice",
                    "tg3",
                    "bnxt_en",
                    "bnx2",
                    "bnx2x",
                    "mlx4_core",
                    "mlx4_en",
                    "mlx5_core",
                    "qede",
                    "sfc",
                    "ena",
                    "enic",
                    "be2net",
                    "r8169");

    private static final List<String> VIRTUAL_MACHINES =
            List.of(
                    "virtio_pci",
                    "virtio_net",
                    "virtio_blk",
                    "virtio_scsi",
                    "vmxnet3",
                    "vmw_pvscsi");

    private static final List<String> KEYBOARD =
            List.of("xhci_pci", "ehci_pci", "uhci_hcd", "ohci_pci", "usbhid", "hid_generic");

    /// The last ones are the character sets that mounting an EFI system partition asks for.
    private static final List<String> FILESYSTEMS =
            List.of("ext4", "xfs", "vfat", "efivarfs", "nls_cp437", "nls_ascii", "nls_iso8859_1");

    /// For LLDP, which is how a machine tells the switch port it hangs on.
    private static final List<String> PROTOCOLS = List.of("af_packet");

    private DriverList() {}

    static List<String> all() {
        return Stream.of(
                        DISKS,
                        RAID_CONTROLLERS,
                        NETWORK_CARDS,
                        VIRTUAL_MACHINES,
                        KEYBOARD,
                        FILESYSTEMS,
                        PROTOCOLS)
                .flatMap(List::stream)
                .toList();
    }

    /// Packages with the firmware files that these drivers name.
    static List<String> firmwarePackages() {
        return List.of(
                "firmware-bnx2",
                "firmware-bnx2x",
                "firmware-misc-nonfree",
                "firmware-qlogic",
                "firmware-realtek");
    }
}
