package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.SwapAdvice;
import dev.tarmac.anaconda.partition.PartitionRequest;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.WantedPartition;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.layout.Size;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Turns the partitions of a layout into requests. Nothing has a place after this but what is there
/// already.
final class PartitionWishes {
    private final Situation situation;
    private final Formats formats;
    private final DeviceTree tree;
    private final List<WantedPartition> wanted = new ArrayList<>();

    PartitionWishes(Situation situation, Formats formats, DeviceTree tree) {
        this.situation = situation;
        this.formats = formats;
        this.tree = tree;
    }

    List<WantedPartition> wanted() {
        return List.copyOf(wanted);
    }

    void add(FreePartition free) throws NotPlanned {
        Partition partition = free.partition();
        switch (partition.place()) {
            case Place.There there ->
                    new FoundPartitions(situation, formats, tree).add(partition, there);
            case Place.Made(Size size) -> wanted.add(wanted(free, size));
        }
    }

    private WantedPartition wanted(FreePartition free, Size size) throws NotPlanned {
        Partition partition = free.partition();
        List<String> disks = disks(free);
        Format inside = formats.of(partition);
        Format outside = formats.outside(partition);
        long bytes = bytes(partition, size);
        if (bytes <= 0)
            throw NotPlanned.command(
                    partition.where(),
                    "the size of a partition must be positive",
                    "write a size, like --size=1024");
        if (bytes > inside.type().maximum())
            throw NotPlanned.at(
                    partition.where(),
                    Refusal.Kind.DEVICE,
                    "too large for " + inside.type().title(),
                    "make it smaller, or choose another file system");
        PartitionRequest request =
                new PartitionRequest(
                        partition.name(),
                        outside,
                        bytes,
                        size instanceof Size.Growing,
                        size instanceof Size.Growing(long _, OptionalLong most)
                                ? most
                                : OptionalLong.empty(),
                        free.asPrimary(),
                        disks,
                        situation.weight(outside));
        return new WantedPartition(
                request, partition.content().luks().map(luks -> inside), opened(partition));
    }

    /// The name that the author wants for what is inside.
    private static Optional<String> opened(Partition partition) {
        return partition.content().luks().flatMap(luks -> luks.name());
    }

    private long bytes(Partition partition, Size size) throws NotPlanned {
        return switch (size) {
            case Size.Bytes(long bytes) -> bytes;
            case Size.Growing(long least, OptionalLong _) -> least;
            case Size.Advised(boolean hibernation) ->
                    SwapAdvice.bytes(
                            situation.machine(),
                            hibernation,
                            situation.tables().stream().mapToLong(Table::freeBytes).sum());
            case Size.Percent _, Size.Rest _, Size.GrowingPercent _ ->
                    throw NotPlanned.command(
                            partition.where(),
                            "the installer knows no shares of a disk",
                            "write what it has at least, and `grow: true`");
        };
    }

    private List<String> disks(FreePartition free) throws NotPlanned {
        List<String> disks = new ArrayList<>();
        for (String name : free.disks()) disks.add(disk(free.partition(), name).name());
        return disks;
    }

    private Disk disk(Partition partition, String name) throws NotPlanned {
        String bare = DiskNames.bare(name);
        Optional<Disk> disk = DiskNames.named(name, situation.disks());
        if (disk.isEmpty())
            throw NotPlanned.command(
                    partition.where(),
                    "Disk \"" + bare + "\" given in part command does not exist.",
                    "name a disk that the installation sees: "
                            + ChosenDisks.names(situation.disks()));
        if (disk.get().label().isEmpty())
            throw NotPlanned.command(
                    partition.where(),
                    "Disk \"" + bare + "\" in part command is not partitioned.",
                    "let it get a partition table: zerombr, or clearpart --all");
        return disk.get();
    }
}
