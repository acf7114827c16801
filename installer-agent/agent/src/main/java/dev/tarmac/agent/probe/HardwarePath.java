package dev.tarmac.agent.probe;

import dev.tarmac.agent.linux.KernelFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A disk's place in the machine, written as udev writes it below `/dev/disk/by-path`:
/// `pci-0000:00:04.0`, `pci-0000:00:1f.2-ata-1`, `pci-0000:01:00.0-nvme-1`. There is no udev here,
/// so it is derived from where the disk hangs in /sys.
final class HardwarePath {
    private HardwarePath() {}

    /// Of a disk by its name below /sys/block. An NVMe disk that several controllers may reach is a
    /// virtual device; where only one does, the disk is where that one's hidden path is.
    static Optional<String> ofDisk(Path block, String name) {
        Optional<String> own = KernelFiles.target(block.resolve(name)).flatMap(HardwarePath::of);
        if (own.isPresent() || !name.startsWith("nvme")) return own;
        List<String> paths = new ArrayList<>();
        for (String other : KernelFiles.names(block)) if (isPathTo(name, other)) paths.add(other);
        return paths.size() == 1
                ? KernelFiles.target(block.resolve(paths.getFirst())).flatMap(HardwarePath::of)
                : Optional.empty();
    }

    /// `nvme0c1n2` is the path to `nvme0n2` through controller 1.
    private static boolean isPathTo(String disk, String other) {
        int controller = other.indexOf('c');
        int namespace = other.lastIndexOf('n');
        return controller > 0
                && namespace > controller
                && disk.equals(other.substring(0, controller) + other.substring(namespace));
    }

    /// Empty for a disk that does not hang on a PCI bus.
    ///
    /// @param disk the disk's real directory below `/sys/devices`
    static Optional<String> of(Path disk) {
        String pci = "";
        String rest = "";
        for (Path directory = disk;
                directory != null && directory.getFileName() != null;
                directory = directory.getParent()) {
            String name = directory.getFileName().toString();
            if (isPciAddress(name)) {
                pci = "pci-" + name;
                break;
            }
            rest = part(name, directory, disk, rest) + rest;
        }
        return pci.isEmpty() ? Optional.empty() : Optional.of(pci + rest);
    }

    /// What one directory on the way adds; the first that names the transport counts.
    private static String part(String name, Path directory, Path disk, String found) {
        if (found.isEmpty() && isScsiAddress(name)) return scsi(name, directory);
        if (found.isEmpty() && name.equals("nvme"))
            return "-nvme-" + KernelFiles.number(disk.resolve("nsid"), 1);
        if (found.startsWith("-scsi") && name.indexOf('-') > 0 && name.indexOf(':') > 0)
            return "-usb-0:" + name.substring(name.indexOf('-') + 1);
        return "";
    }

    /// A disk behind SATA is named by its port, any other by bus, target and unit.
    private static String scsi(String address, Path device) {
        String[] numbers = address.split(":", 4);
        Path host = device.getParent().getParent();
        Path above = host.getParent();
        String port = above.getFileName().toString();
        if (isNumbered(port, "ata")) {
            String number =
                    KernelFiles.text(above.resolve("ata_port/" + port + "/port_no"))
                            .orElse(port.substring(3));
            boolean first = numbers[1].equals("0") && numbers[2].equals("0");
            return "-ata-" + number + (first ? "" : "." + numbers[2]);
        }
        return "-scsi-"
                + (Integer.parseInt(numbers[0]) - firstHost(above))
                + ":"
                + numbers[1]
                + ":"
                + numbers[2]
                + ":"
                + numbers[3];
    }

    /// Host numbers depend on the order of discovery, so they count from the adapter's first.
    private static int firstHost(Path adapter) {
        int first = Integer.MAX_VALUE;
        for (String name : KernelFiles.names(adapter))
            if (isNumbered(name, "host"))
                first = Math.min(first, Integer.parseInt(name.substring(4)));
        return first;
    }

    private static boolean isNumbered(String name, String front) {
        if (!name.startsWith(front) || name.length() == front.length()) return false;
        for (int i = front.length(); i < name.length(); i++)
            if (!Character.isDigit(name.charAt(i))) return false;
        return true;
    }

    /// `2:0:0:0`
    private static boolean isScsiAddress(String name) {
        int colons = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == ':') colons++;
            else if (!Character.isDigit(c)) return false;
        }
        return colons == 3 && name.length() >= 7;
    }

    /// `0000:00:1f.2`
    static boolean isPciAddress(String name) {
        int length = name.length();
        return length >= 12
                && name.charAt(length - 2) == '.'
                && name.charAt(length - 5) == ':'
                && name.charAt(length - 8) == ':'
                && name.indexOf('-') < 0;
    }
}
