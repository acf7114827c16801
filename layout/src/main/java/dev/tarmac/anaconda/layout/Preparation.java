package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.layout.DiskHandling;

import java.util.List;

/// Chooses the disks, clears them, writes labels, and chooses the disk to boot from.
public final class Preparation {
    private Preparation() {}

    public static Situation of(Machine machine, DiskHandling handling) throws NotPlanned {
        List<Disk> seen = ChosenDisks.of(machine.disks(), handling);
        List<Disk> cleared = ClearedDisks.of(machine, seen, handling);
        return new Situation(machine, cleared, BootDisk.of(cleared, handling, machine.firmware()));
    }
}
