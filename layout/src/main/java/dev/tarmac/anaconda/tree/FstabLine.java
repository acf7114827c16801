package dev.tarmac.anaconda.tree;

import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// One line of fstab.
///
/// @param device the installer's name of what is mounted
/// @param dump whether the old backup program would save it
/// @param pass when it is checked at boot: 0 never, 1 first, 2 later
public record FstabLine(
        Device device, String mountPoint, String type, String options, int dump, int pass) {

    /// The lines for these devices: by mount point, then the swaps.
    public static List<FstabLine> of(List<Device> devices) {
        Stream<FstabLine> mounted =
                devices.stream()
                        .filter(device -> device.format().mountPoint().isPresent())
                        .filter(device -> device.format().type().isFileSystem())
                        .map(device -> line(device, device.format().mountPoint().orElseThrow()))
                        .sorted(Comparator.comparing(FstabLine::mountPoint));
        Stream<FstabLine> swaps =
                devices.stream()
                        .filter(device -> device.format().type() == FormatType.SWAP)
                        .map(device -> line(device, "none"))
                        .sorted(Comparator.comparing(line -> order(line.device())));
        return Stream.concat(mounted, swaps).toList();
    }

    /// What is opened on an array or a volume has a number in the installer: those come in the
    /// order in which they are made, behind what is opened on partitions.
    private static String order(Device swap) {
        boolean numbered =
                swap instanceof Device.Luks luks && !(luks.on() instanceof Device.OnDisk);
        return numbered ? "luks0" : swap.name();
    }

    private static FstabLine line(Device device, String mountPoint) {
        Format format = device.format();
        boolean ext = format.type().isExt();
        int pass = format.type() == FormatType.EFI ? 2 : 0;
        if (ext) pass = mountPoint.equals("/") ? 1 : 2;
        return new FstabLine(
                device, mountPoint, format.type().mountType(), format.options(), ext ? 1 : 0, pass);
    }
}
