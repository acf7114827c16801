package dev.tarmac.anaconda.tree;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.partition.Weights;

import java.util.List;
import java.util.Optional;

/// What the commands work on: the machine with its disks chosen, cleared and labelled.
///
/// @param disks those that the installation sees
/// @param bootDisk the one that the machine is meant to start from
public record Situation(Machine machine, List<Disk> disks, Optional<Disk> bootDisk) {
    public Situation {
        disks = List.copyOf(disks);
    }

    /// The disks that have a label, with what was found on them.
    public List<Table> tables() {
        return disks.stream().filter(disk -> disk.label().isPresent()).map(Table::of).toList();
    }

    /// The smallest device that takes a format.
    public long minimum(FormatType type) {
        return type.minimum(machine.flavor());
    }

    public int weight(Format format) {
        return Weights.of(format, machine.firmware(), machine.flavor());
    }
}
