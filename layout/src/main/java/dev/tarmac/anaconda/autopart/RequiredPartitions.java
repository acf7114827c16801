package dev.tarmac.anaconda.autopart;

import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.stream.Stream;

/// What `reqpart` stands for.
public final class RequiredPartitions {
    private RequiredPartitions() {}

    /// The partitions that firmware and boot loader need on this machine, in the order in which
    /// they are asked for.
    ///
    /// @param withBoot whether /boot is wanted as well
    /// @param where the place of the command
    public static List<FreePartition> of(Situation situation, boolean withBoot, Where where)
            throws NotPlanned {
        AutoPartitions partitions = new AutoPartitions(where, Candidates.of(situation, where));
        for (AutoRequest request : PlatformPartitions.firmware(situation)) partitions.add(request);
        if (withBoot)
            partitions.add(PlatformPartitions.boot(situation, situation.machine().product()));
        return Stream.concat(
                        PlatformPartitions.reused(situation, where).stream(),
                        partitions.all().stream())
                .toList();
    }
}
