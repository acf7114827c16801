package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.autopart.AutoPartitioning;
import dev.tarmac.anaconda.autopart.RequiredPartitions;
import dev.tarmac.anaconda.lvm.LvmRefused;
import dev.tarmac.anaconda.partition.AllocationRefused;
import dev.tarmac.anaconda.partition.Partitioning;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedGroup;
import dev.tarmac.anaconda.tree.VolumeGroups;
import dev.tarmac.anaconda.tree.WantedPartition;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.kickstart.StorageCommand.AutoPart;
import dev.tarmac.kickstart.StorageCommand.Btrfs;
import dev.tarmac.kickstart.StorageCommand.LogVol;
import dev.tarmac.kickstart.StorageCommand.Mount;
import dev.tarmac.kickstart.StorageCommand.Part;
import dev.tarmac.kickstart.StorageCommand.Raid;
import dev.tarmac.kickstart.StorageCommand.ReqPart;
import dev.tarmac.kickstart.StorageCommand.VolGroup;

import java.util.List;
import java.util.Optional;

/// Carries out the commands: partitions are asked for, placed all at once, and then everything that
/// lies on them is made kind by kind.
public final class CommandRun {
    private final Situation situation;
    private final Spoken spoken;
    private final DeviceTree tree;
    private final VolumeGroups groups = new VolumeGroups();

    private CommandRun(Situation situation, Spoken spoken) {
        this.situation = situation;
        this.spoken = spoken;
        this.tree = new DeviceTree(situation.machine().flavor());
    }

    /// What has come out.
    ///
    /// @param tables the labelled disks with their partitions
    public record Made(List<Table> tables, DeviceTree tree, List<PlannedGroup> groups) {}

    public static Made of(Situation situation, Spoken spoken) throws NotPlanned {
        CommandRun run = new CommandRun(situation, spoken);
        Optional<Spoken.Line<AutoPart>> autopart = spoken.last(AutoPart.class);
        return autopart.isPresent() ? run.automatic(autopart.get().command()) : run.asSaid();
    }

    private Made automatic(AutoPart command) throws NotPlanned {
        AutoPartitioning automatic = new AutoPartitioning(situation, AutoPartWords.wishes(command));
        List<WantedPartition> wanted = automatic.partitions(tree);
        List<Table> tables = place(wanted);
        try {
            automatic.volumes(wanted, tree).make(tree, groups);
        } catch (LvmRefused e) {
            throw NotPlanned.whole(Refusal.Kind.DEVICE, e);
        }
        return made(tables);
    }

    private Made asSaid() throws NotPlanned {
        refuseMounts();
        Optional<Spoken.Line<ReqPart>> reqpart = spoken.last(ReqPart.class);
        List<WantedPartition> required =
                reqpart.isPresent()
                        ? RequiredPartitions.of(situation, tree, reqpart.get().command().addBoot())
                        : List.of();
        PartCommands parts = new PartCommands(situation, tree, required);
        each(Part.class, parts::add);
        boolean places = !spoken.all(Part.class).isEmpty();
        List<Table> tables = places ? place(parts.wanted()) : situation.tables();
        long free = situation.tables().stream().mapToLong(Table::freeBytes).sum();
        each(Raid.class, new RaidCommands(situation, tree)::add);
        each(VolGroup.class, new VolGroupCommands(tree, groups)::add);
        each(LogVol.class, new LogVolCommands(situation, tree, groups, free)::add);
        Made made = made(tables);
        each(Btrfs.class, new BtrfsCommands(situation.machine(), tree)::add);
        return made;
    }

    private void refuseMounts() throws NotPlanned {
        for (Spoken.Line<Mount> line : spoken.all(Mount.class))
            throw NotPlanned.command(
                    line.number(),
                    "devices that exist cannot be planned for: " + line.command().device());
    }

    @FunctionalInterface
    private interface Action<T> {
        void run(Spoken.Line<T> line) throws NotPlanned;
    }

    private <T extends StorageCommand> void each(Class<T> kind, Action<T> action)
            throws NotPlanned {
        for (Spoken.Line<T> line : spoken.all(kind)) action.run(line);
    }

    private List<Table> place(List<WantedPartition> wanted) throws NotPlanned {
        try {
            List<Table> tables =
                    Partitioning.of(
                            situation.tables(),
                            wanted.stream().map(WantedPartition::request).toList(),
                            situation.bootDisk().map(disk -> disk.name()),
                            situation.machine().flavor());
            tree.addPlaced(tables, wanted);
            return tables;
        } catch (AllocationRefused e) {
            Refusal.Kind kind =
                    e.reason() == AllocationRefused.Reason.NOTHING_LEFT
                            ? Refusal.Kind.NOTHING_LEFT
                            : Refusal.Kind.PARTITIONS;
            throw NotPlanned.whole(kind, e);
        }
    }

    private Made made(List<Table> tables) throws NotPlanned {
        try {
            List<PlannedGroup> grown = groups.grown(situation.machine().flavor(), tree);
            return new Made(tables, tree, grown);
        } catch (LvmRefused e) {
            boolean percentages = e.reason() == LvmRefused.Reason.PERCENTAGES;
            throw NotPlanned.whole(percentages ? Refusal.Kind.VALUE : Refusal.Kind.PARTITIONS, e);
        }
    }
}
