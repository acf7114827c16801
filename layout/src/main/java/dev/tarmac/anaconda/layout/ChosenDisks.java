package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.layout.DiskHandling;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which disks the installation sees.
final class ChosenDisks {
    private ChosenDisks() {}

    static List<Disk> of(List<Disk> disks, DiskHandling handling) throws NotPlanned {
        Where where = handling.places().seen();
        List<Disk> ignored = matching(handling.ignored(), disks, where, "ignoredisk");
        List<Disk> only = matching(handling.onlyUse(), disks, where, "ignoredisk");
        return disks.stream()
                .filter(disk -> !ignored.contains(disk))
                .filter(disk -> handling.onlyUse().isEmpty() || only.contains(disk))
                .toList();
    }

    /// The disks that a list of specifications means; each must mean one.
    static List<Disk> matching(
            List<String> specifications, List<Disk> disks, Where where, String command)
            throws NotPlanned {
        List<Disk> all = new ArrayList<>();
        for (String specification : specifications) {
            List<Disk> matching = DiskNames.matching(specification, disks);
            if (matching.isEmpty())
                throw NotPlanned.reading(
                        where,
                        "Disk \""
                                + specification
                                + "\" given in "
                                + command
                                + " command does not exist.",
                        "name disks of the machine: " + names(disks));
            all.addAll(matching);
        }
        return all;
    }

    static String names(List<Disk> disks) {
        return disks.isEmpty()
                ? "it has none"
                : disks.stream().map(Disk::name).collect(Collectors.joining(", "));
    }
}
