package dev.tarmac.anaconda;

import dev.tarmac.anaconda.check.BootChoice;
import dev.tarmac.anaconda.check.StorageCheck;
import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.layout.LayoutRun;
import dev.tarmac.anaconda.layout.LayoutRun.Stage;
import dev.tarmac.anaconda.layout.Preparation;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.FstabLine;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.anaconda.tree.StoragePlan.BootDevices;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedDisk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Sizing;

import java.util.List;
import java.util.Optional;

/// What the installer would do to the disks of a machine.
public final class AnacondaPlanner {
    private AnacondaPlanner() {}

    /// Plans as the installer does, up to its own errors and warnings.
    ///
    /// @param sizing that of the layout
    /// @param machine with the release that the sizing names
    /// @throws NotPlanned where the installer would stop
    public static StoragePlan plan(DiskLayout layout, Sizing.Anaconda sizing, Machine machine)
            throws NotPlanned {
        Situation situation = Preparation.of(machine, sizing.handling());
        LayoutRun.Made made = LayoutRun.of(situation, layout, sizing, Stage.WHOLE);
        List<Device> devices = made.tree().devices();
        BootDevices boot =
                BootChoice.of(situation, devices, sizing.handling().bootLoader().location());
        return new StoragePlan(
                disks(situation, made.tables()),
                devices,
                made.groups(),
                FstabLine.of(devices),
                boot,
                StorageCheck.of(situation, devices, boot));
    }

    private static List<PlannedDisk> disks(Situation situation, List<Table> tables) {
        return situation.machine().disks().stream()
                .map(disk -> planned(disk, situation, tables))
                .toList();
    }

    private static PlannedDisk planned(Disk disk, Situation situation, List<Table> tables) {
        boolean seen = situation.disks().stream().anyMatch(d -> d.name().equals(disk.name()));
        if (!seen) return new PlannedDisk.Ignored(disk.name());
        Optional<Table> table =
                tables.stream().filter(t -> t.disk().name().equals(disk.name())).findFirst();
        return table.<PlannedDisk>map(PlannedDisk.Labelled::new)
                .orElseGet(() -> new PlannedDisk.Unlabelled(disk));
    }
}
