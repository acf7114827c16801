package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.DiskOrder;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.DiskHandling;
import dev.tarmac.layout.DiskHandling.BootLoader;

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
    static Optional<Disk> of(List<Disk> disks, DiskHandling handling, Firmware firmware)
            throws NotPlanned {
        BootLoader loader = handling.bootLoader();
        if (loader.location() == BootLoader.Location.NONE) return Optional.empty();
        if (loader.drive().isPresent()) return Optional.of(drive(handling, disks));
        List<Disk> labelled = disks.stream().filter(disk -> disk.label().isPresent()).toList();
        for (String wanted : loader.order()) {
            Optional<Disk> disk = DiskNames.named(wanted, labelled);
            if (disk.isPresent()) return disk;
        }
        Comparator<Disk> order =
                firmware == Firmware.BIOS ? DiskOrder.LISTED : DiskOrder.PREFERENCE;
        return labelled.stream().min(order);
    }

    private static Disk drive(DiskHandling handling, List<Disk> disks) throws NotPlanned {
        String wanted = handling.bootLoader().drive().orElseThrow();
        List<Disk> matching = DiskNames.matching(wanted, disks);
        if (matching.size() != 1)
            throw NotPlanned.command(
                    handling.places().boot(),
                    "No match found for given boot drive \"" + wanted + "\".",
                    "name one disk of the machine: " + ChosenDisks.names(disks));
        return matching.getFirst();
    }
}
