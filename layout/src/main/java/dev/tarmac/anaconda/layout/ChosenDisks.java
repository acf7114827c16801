package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.kickstart.StorageCommand.IgnoreDisk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which disks the installation sees.
final class ChosenDisks {
    private ChosenDisks() {}

    static List<Disk> of(List<Disk> disks, Spoken spoken) throws NotPlanned {
        Optional<Spoken.Line<IgnoreDisk>> line = spoken.last(IgnoreDisk.class);
        if (line.isEmpty()) return disks;
        IgnoreDisk command = line.get().command();
        List<Disk> ignored = matching(command.ignored(), disks, line.get());
        List<Disk> only = matching(command.onlyUse(), disks, line.get());
        return disks.stream()
                .filter(disk -> !ignored.contains(disk))
                .filter(disk -> command.onlyUse().isEmpty() || only.contains(disk))
                .toList();
    }

    private static List<Disk> matching(
            List<String> specifications, List<Disk> disks, Spoken.Line<IgnoreDisk> line)
            throws NotPlanned {
        return matching(specifications, disks, line.number(), "ignoredisk");
    }

    /// The disks that a list of specifications means; each must mean one.
    static List<Disk> matching(
            List<String> specifications, List<Disk> disks, int line, String command)
            throws NotPlanned {
        List<Disk> all = new ArrayList<>();
        for (String specification : specifications) {
            List<Disk> matching = DiskNames.matching(specification, disks);
            if (matching.isEmpty())
                throw NotPlanned.reading(
                        line,
                        "Disk \""
                                + specification
                                + "\" given in "
                                + command
                                + " command does not exist.");
            all.addAll(matching);
        }
        return all;
    }
}
