package dev.tarmac.lab.qemu;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What one machine is made of.
///
/// @param number from 1; decides its hardware address and serial number
/// @param disks in the order of their slots
/// @param stopAtReset the power goes off instead of a reset: the disk stays as the agent left it
/// @param direct what QEMU loads instead of asking the network; empty for every real boot
public record MachineSpec(
        int number,
        VirtualFirmware firmware,
        Parts parts,
        List<Disk> disks,
        Place place,
        boolean stopAtReset,
        Optional<DirectBoot> direct) {

    public MachineSpec {
        disks = List.copyOf(disks);
        if (number < 1 || number > 254)
            throw new IllegalArgumentException("machine number " + number);
    }

    /// A machine that starts by itself, over the network, as every real one does.
    public static MachineSpec of(
            int number, VirtualFirmware firmware, Parts parts, List<Disk> disks, Place place) {
        return new MachineSpec(number, firmware, parts, disks, place, false, Optional.empty());
    }

    /// What of this host belongs to it.
    ///
    /// @param cable the tap device that it is plugged into
    /// @param directory holds its console, its NVRAM and what QEMU said
    /// @param monitor path of the QMP socket, at most 107 bytes long
    public record Place(String cable, Path directory, Path monitor) {
        private static final int MONITOR_PATH_LIMIT = 107;

        public Place {
            if (monitor.toString().length() > MONITOR_PATH_LIMIT)
                throw new IllegalArgumentException(monitor + " is too long for a socket");
        }
    }

    /// What may vary without a layout or an image noticing.
    public record Parts(Nic nic, Bus bus, int memoryMebibytes, int cpus) {
        public static final Parts STANDARD = new Parts(Nic.VIRTIO, Bus.VIRTIO, 1024, 2);

        public Parts with(Nic other) {
            return new Parts(other, bus, memoryMebibytes, cpus);
        }

        public Parts with(Bus other) {
            return new Parts(nic, other, memoryMebibytes, cpus);
        }
    }

    /// The network card, as QEMU calls it.
    public enum Nic {
        VIRTIO("virtio-net-pci"),
        E1000E("e1000e");

        private final String device;

        Nic(String device) {
            this.device = device;
        }

        String device() {
            return device;
        }
    }

    /// What the disks hang on.
    public enum Bus {
        VIRTIO,
        AHCI,
        NVME;

        /// ATA disks of QEMU have 512-byte sectors only.
        public boolean takes(int logicalSectorBytes) {
            return this != AHCI || logicalSectorBytes == 512;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A disk and the raw image that holds its sectors.
    public record Disk(Path image, String serial, int logicalSectorBytes) {}

    /// Locally administered, as QEMU's own are.
    public String mac() {
        return String.format("52:54:00:74:6d:%02x", number);
    }

    /// In SMBIOS, as the vendor would print it on the lid.
    public String serial() {
        return "LAB" + number;
    }

    /// In SMBIOS, and what its firmware names itself by in DHCP.
    UUID uuid() {
        return new UUID(0x7461726d_6163_4000L, 0x8000_0000_0000_0000L | number);
    }

    public Path console() {
        return place.directory().resolve("console.log");
    }

    /// UEFI variables of this machine alone.
    public Path variables() {
        return place.directory().resolve("uefi-variables.fd");
    }

    public Path log() {
        return place.directory().resolve("qemu.log");
    }

    /// The same machine, whose power goes off instead of a reset.
    public MachineSpec stoppingAtReset() {
        return new MachineSpec(number, firmware, parts, disks, place, true, direct);
    }

    /// The same machine started from a kernel of ours: how a benchmark brings up a rescue system.
    public MachineSpec booting(DirectBoot boot) {
        return new MachineSpec(
                number, firmware, parts, disks, place, stopAtReset, Optional.of(boot));
    }

    /// A kernel, its initramfs and its command line.
    public record DirectBoot(Path kernel, Path initramfs, String commandLine) {}
}
