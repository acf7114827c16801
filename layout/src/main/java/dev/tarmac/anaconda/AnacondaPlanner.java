package dev.tarmac.anaconda;

import dev.tarmac.anaconda.check.BootChoice;
import dev.tarmac.anaconda.check.StorageCheck;
import dev.tarmac.anaconda.command.CommandRun;
import dev.tarmac.anaconda.command.Preparation;
import dev.tarmac.anaconda.command.Spoken;
import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.FstabLine;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.anaconda.tree.StoragePlan.BootDevices;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedDisk;
import dev.tarmac.kickstart.Statement;

import java.util.List;
import java.util.Optional;

/// What the installer would do to the disks of a machine.
public final class AnacondaPlanner {
    private AnacondaPlanner() {}

    /// Plans as the installer does, up to its own errors and warnings.
    ///
    /// @param statements the commands of a kickstart; those that are not about storage do not
    ///   matter
    /// @throws NotPlanned where the installer would stop
    public static StoragePlan plan(List<Statement> statements, Machine machine) throws NotPlanned {
        Spoken spoken = Spoken.in(statements);
        Situation situation = Preparation.of(machine, spoken);
        CommandRun.Made made = CommandRun.of(situation, spoken);
        List<Device> devices = made.tree().devices();
        BootDevices boot = BootChoice.of(situation, devices, Preparation.bootLoaderPlace(spoken));
        return new StoragePlan(
                disks(situation, made.tables(), made.tree()),
                devices,
                made.groups(),
                FstabLine.of(devices),
                boot,
                StorageCheck.of(situation, devices, boot));
    }

    private static List<PlannedDisk> disks(
            Situation situation, List<Table> tables, DeviceTree tree) {
        return situation.machine().disks().stream()
                .map(disk -> planned(disk, situation, tables, tree))
                .toList();
    }

    private static PlannedDisk planned(
            Disk disk, Situation situation, List<Table> tables, DeviceTree tree) {
        boolean seen = situation.disks().stream().anyMatch(d -> d.name().equals(disk.name()));
        if (!seen) return new PlannedDisk.Ignored(disk.name());
        Optional<Table> table =
                tables.stream().filter(t -> t.disk().name().equals(disk.name())).findFirst();
        return table.<PlannedDisk>map(t -> new PlannedDisk.Labelled(tree.remaining(t)))
                .orElseGet(() -> new PlannedDisk.Unlabelled(disk));
    }
}
