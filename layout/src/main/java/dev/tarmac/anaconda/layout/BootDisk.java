package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.DiskOrder;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.facts.Firmware;
import dev.tarmac.kickstart.StorageCommand.Bootloader;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The disk that the machine is meant to start from.
final class BootDisk {
    private BootDisk() {}

    /// Chooses it.
    ///
    /// @param disks those that the installation sees
    /// @return empty when no boot loader is wanted, or there is no labelled disk
    static Optional<Disk> of(
            List<Disk> disks, Optional<Spoken.Line<Bootloader>> line, Firmware firmware)
            throws NotPlanned {
        if (line.isPresent() && isSkipped(line.get().command())) return Optional.empty();
        List<Disk> labelled = disks.stream().filter(disk -> disk.label().isPresent()).toList();
        if (line.isPresent()) {
            Bootloader command = line.get().command();
            if (command.bootDrive().isPresent())
                return Optional.of(drive(command.bootDrive().get(), disks, line.get().number()));
            for (String wanted : command.driveOrder()) {
                Optional<Disk> disk = DiskNames.named(wanted, labelled);
                if (disk.isPresent()) return disk;
            }
        }
        Comparator<Disk> order =
                firmware == Firmware.BIOS ? DiskOrder.LISTED : DiskOrder.PREFERENCE;
        return labelled.stream().min(order);
    }

    static boolean isSkipped(Bootloader command) {
        return command.disabled() || command.location().equals("none");
    }

    private static Disk drive(String wanted, List<Disk> disks, int line) throws NotPlanned {
        List<Disk> matching = DiskNames.matching(wanted, disks);
        if (matching.size() != 1)
            throw NotPlanned.command(
                    line, "No match found for given boot drive \"" + wanted + "\".");
        return matching.getFirst();
    }
}
