package dev.tarmac.anaconda.autopart;

import static dev.tarmac.anaconda.device.Bytes.MIB;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.LabelType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.facts.Firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The partitions that this firmware and boot loader need.
final class PlatformPartitions {
    private static final long MOST_ESP = 600 * MIB;
    private static final long BIOSBOOT = MIB;

    private PlatformPartitions() {}

    /// What firmware or boot loader start from; nothing when no boot loader is wanted.
    static List<AutoRequest> firmware(Situation situation) {
        if (situation.bootDisk().isEmpty()) return List.of();
        Disk disk = situation.bootDisk().get();
        List<AutoRequest> requests = new ArrayList<>();
        Machine machine = situation.machine();
        if (machine.firmware() == Firmware.UEFI)
            requests.add(
                    new AutoRequest(
                            Format.of(FormatType.EFI).at("/boot/efi"),
                            machine.flavor().espBytes(),
                            true,
                            OptionalLong.of(MOST_ESP),
                            Optional.empty(),
                            AutoRequest.Place.PARTITION));
        else if (disk.label().orElseThrow() == LabelType.GPT)
            requests.add(
                    new AutoRequest(
                            Format.of(FormatType.BIOSBOOT),
                            BIOSBOOT,
                            false,
                            OptionalLong.empty(),
                            Optional.of(disk.name()),
                            AutoRequest.Place.PARTITION));
        return requests;
    }

    static AutoRequest boot(FormatType type, Flavor flavor) {
        return new AutoRequest(
                Format.of(type).at("/boot"),
                flavor.bootBytes(),
                false,
                OptionalLong.empty(),
                Optional.empty(),
                AutoRequest.Place.PARTITION);
    }
}
