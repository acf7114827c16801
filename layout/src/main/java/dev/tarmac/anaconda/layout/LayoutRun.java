package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.lvm.LvmRefused;
import dev.tarmac.anaconda.partition.AllocationRefused;
import dev.tarmac.anaconda.partition.Partitioning;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedGroup;
import dev.tarmac.anaconda.tree.VolumeGroups;
import dev.tarmac.anaconda.tree.WantedPartition;
import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Raid;
import dev.tarmac.layout.Sizing;
import dev.tarmac.layout.Tmpfs;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Optional;

/// Makes what a layout asks for: partitions are asked for, placed all at once, and then everything
/// that lies on them is made kind by kind.
public final class LayoutRun {
    private static final long MIB = 1L << 20;

    private final Situation situation;
    private final DiskLayout layout;
    private final List<FreePartition> partitions;
    private final Formats formats;
    private final DeviceTree tree;
    private final VolumeGroups groups = new VolumeGroups();
    private List<Table> tables;
    private List<PlannedGroup> grown = List.of();

    private LayoutRun(Situation situation, DiskLayout layout, Sizing.Anaconda sizing) {
        this.situation = situation;
        this.layout = layout;
        this.partitions = sizing.partitions();
        this.formats = new Formats(layout);
        this.tree = new DeviceTree(situation.machine().flavor());
        this.tables = situation.tables();
    }

    /// How far to go.
    public enum Stage {
        /// Every partition is asked for; none has a place.
        ASKED,
        /// Everything is made but btrfs, with what it has at least.
        MADE,
        /// Volumes have grown.
        GROWN,
        WHOLE
    }

    /// What has come out.
    ///
    /// @param tables the labelled disks with their partitions
    public record Made(List<Table> tables, DeviceTree tree, List<PlannedGroup> groups) {}

    /// Makes everything up to that stage.
    ///
    /// @param situation of the machine that the layout is for
    public static Made of(
            Situation situation, DiskLayout layout, Sizing.Anaconda sizing, Stage until)
            throws NotPlanned {
        LayoutRun run = new LayoutRun(situation, layout, sizing);
        List<WantedPartition> wanted = run.ask();
        if (until.compareTo(Stage.ASKED) > 0) run.make(wanted);
        if (until.compareTo(Stage.MADE) > 0) run.grow();
        if (until.compareTo(Stage.GROWN) > 0) run.makeBtrfs();
        return new Made(run.tables, run.tree, run.grown);
    }

    private List<WantedPartition> ask() throws NotPlanned {
        PartitionWishes wishes = new PartitionWishes(situation, formats, tree);
        for (FreePartition partition : partitions) wishes.add(partition);
        layout.tmpfs().forEach(this::addInMemory);
        return wishes.wanted();
    }

    private void addInMemory(Tmpfs tmpfs) {
        Format format = Format.of(FormatType.TMPFS).at(tmpfs.mount());
        String options = tmpfs.options().orElse(format.options());
        if (tmpfs.bytes().isPresent()) options += ",size=" + tmpfs.bytes().getAsLong() / MIB + "m";
        tree.add(
                new Device.InMemory(
                        tmpfs.bytes().stream().boxed().findFirst(), format.withOptions(options)));
    }

    private void make(List<WantedPartition> wanted) throws NotPlanned {
        long free = situation.tables().stream().mapToLong(Table::freeBytes).sum();
        place(wanted);
        Arrays arrays = new Arrays(situation, formats, tree);
        for (Raid raid : layout.raids()) arrays.add(raid);
        Groups making = new Groups(tree, groups);
        for (VolumeGroup group : layout.groups()) making.add(group);
        Volumes volumes = new Volumes(situation, formats, tree, groups, free);
        for (VolumeGroup group : layout.groups())
            for (LogicalVolume volume : group.volumes()) volumes.add(group, volume);
    }

    private void place(List<WantedPartition> wanted) throws NotPlanned {
        try {
            tables =
                    Partitioning.of(
                            situation.tables(),
                            wanted.stream().map(WantedPartition::request).toList(),
                            situation.bootDisk().map(disk -> disk.name()),
                            situation.machine().flavor());
        } catch (AllocationRefused e) {
            throw NotPlanned.whole(kind(e.reason()), place(e), e.getMessage(), fix(e.reason()))
                    .causedBy(e);
        }
        tree.addPlaced(tables, wanted);
    }

    private Optional<Where> place(AllocationRefused refused) {
        return partitions.stream()
                .map(FreePartition::partition)
                .filter(partition -> partition.name().equals(refused.request()))
                .map(Partition::where)
                .findFirst();
    }

    private static Refusal.Kind kind(AllocationRefused.Reason reason) {
        return switch (reason) {
            case NOTHING_LEFT -> Refusal.Kind.NOTHING_LEFT;
            case NO_PLACE, WRONG_SIZE -> Refusal.Kind.PARTITIONS;
        };
    }

    private static String fix(AllocationRefused.Reason reason) {
        return switch (reason) {
            case NO_PLACE ->
                    "make partitions smaller, or let more disks be cleared or get a partition table";
            case WRONG_SIZE -> "ask for another size or another file system";
            case NOTHING_LEFT -> "make partitions smaller";
        };
    }

    private void grow() throws NotPlanned {
        try {
            grown = groups.grown(situation.machine().flavor(), tree);
        } catch (LvmRefused e) {
            boolean percentages = e.reason() == LvmRefused.Reason.PERCENTAGES;
            throw NotPlanned.whole(
                            percentages ? Refusal.Kind.VALUE : Refusal.Kind.PARTITIONS,
                            layout.groups().stream().map(VolumeGroup::where).findFirst(),
                            e.getMessage(),
                            percentages
                                    ? "write percentages of at most 100 together"
                                    : "make volumes smaller, or give their group more members")
                    .causedBy(e);
        }
    }

    private void makeBtrfs() throws NotPlanned {
        BtrfsVolumes making = new BtrfsVolumes(tree);
        for (Btrfs volume : layout.btrfs()) making.add(volume);
    }
}
