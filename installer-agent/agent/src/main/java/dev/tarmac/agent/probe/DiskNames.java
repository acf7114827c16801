package dev.tarmac.agent.probe;

import dev.tarmac.agent.linux.KernelFiles;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Serial number, world-wide name and model of a disk, wherever its transport keeps them in /sys.
final class DiskNames {
    private DiskNames() {}

    /// virtio says it on the disk, NVMe on the controller, SCSI and SATA in page 0x80.
    static Optional<String> serial(Path disk) {
        Optional<String> said = KernelFiles.text(disk.resolve("serial"));
        if (said.isPresent()) return said;
        said = KernelFiles.text(disk.resolve("device/serial"));
        if (said.isPresent()) return said;
        return unitSerialPage(KernelFiles.bytes(disk.resolve("device/vpd_pg80")));
    }

    /// SCSI vital product data page 0x80: four bytes of head, the last two of them the length.
    static Optional<String> unitSerialPage(byte[] page) {
        if (page.length < 4 || page[1] != (byte) 0x80) return Optional.empty();
        int length = Byte.toUnsignedInt(page[2]) << 8 | Byte.toUnsignedInt(page[3]);
        String text =
                new String(page, 4, Math.min(length, page.length - 4), StandardCharsets.US_ASCII)
                        .replace('\0', ' ')
                        .strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static Optional<String> wwn(Path disk) {
        Optional<String> said = KernelFiles.text(disk.resolve("wwid"));
        if (said.isEmpty()) said = KernelFiles.text(disk.resolve("device/wwid"));
        return said.flatMap(DiskNames::worldWide);
    }

    /// As udev writes it: `0x5000c500a1b2c3d4` for a SCSI or SATA disk, `eui.…`, `uuid.…` or
    /// `nvme.…` for NVMe. `t10.…` is vendor, model and serial, so no name of the world.
    static Optional<String> worldWide(String wwid) {
        if (wwid.startsWith("naa.")) return Optional.of("0x" + wwid.substring(4));
        return wwid.startsWith("t10.") ? Optional.empty() : Optional.of(wwid);
    }

    static Optional<String> model(Path disk) {
        return KernelFiles.text(disk.resolve("device/model"));
    }
}
