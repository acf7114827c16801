package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.tree.BootLoaderPlace;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.kickstart.StorageCommand.Bootloader;

import java.util.List;

/// Chooses the disks, clears them, writes labels, and chooses the disk to boot from.
public final class Preparation {
    private Preparation() {}

    public static Situation of(Machine machine, Spoken spoken) throws NotPlanned {
        List<Disk> seen = ChosenDisks.of(machine.disks(), spoken);
        List<Disk> cleared = ClearedDisks.of(machine, seen, spoken);
        return new Situation(
                machine,
                cleared,
                BootDisk.of(cleared, spoken.last(Bootloader.class), machine.firmware()));
    }

    /// Where the boot loader goes.
    public static BootLoaderPlace bootLoaderPlace(Spoken spoken) {
        return spoken.last(Bootloader.class)
                .map(line -> place(line.command()))
                .orElse(BootLoaderPlace.DISK);
    }

    private static BootLoaderPlace place(Bootloader command) {
        if (BootDisk.isSkipped(command)) return BootLoaderPlace.NOWHERE;
        return command.location().equals("partition")
                ? BootLoaderPlace.PARTITION
                : BootLoaderPlace.DISK;
    }
}
