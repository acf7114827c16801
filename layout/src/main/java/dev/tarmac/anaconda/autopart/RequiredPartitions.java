package dev.tarmac.anaconda.autopart;

import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.WantedPartition;

import java.util.List;
import java.util.Optional;

/// What `reqpart` stands for.
public final class RequiredPartitions {
    private RequiredPartitions() {}

    /// The partitions that firmware and boot loader need on this machine.
    ///
    /// @param withBoot whether /boot is wanted as well
    public static List<WantedPartition> of(Situation situation, DeviceTree tree, boolean withBoot)
            throws NotPlanned {
        List<Table> candidates = Candidates.of(situation);
        AutoPartitions partitions = new AutoPartitions(situation, candidates, tree);
        PlatformPartitions.reused(situation).ifPresent(tree::add);
        for (AutoRequest request : PlatformPartitions.firmware(situation))
            partitions.add(request, Optional.empty());
        if (withBoot)
            partitions.add(
                    PlatformPartitions.boot(
                            situation.machine().product().bootFileSystem(),
                            situation.machine().flavor()),
                    Optional.empty());
        return partitions.all();
    }
}
