package dev.tarmac.layout.rule;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.layout.Sizing;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.problem.Problems;

import java.util.Set;

/// What has no meaning with the sizing of Anaconda.
final class AnacondaRules {
    private AnacondaRules() {}

    static void check(DiskLayout layout, Sizing.Anaconda sizing, Problems problems) {
        String word = sizing.release().word();
        layout.disks()
                .forEach(
                        disk ->
                                Subject.of(disk)
                                        .say(
                                                problems,
                                                word + " gives partitions to disks itself",
                                                "write the partitions below `partitions:`"));
        for (FreePartition free : sizing.partitions()) {
            Partition partition = free.partition();
            if (partition.place() instanceof Place.There(Existing which, boolean ignored)
                    && !(which instanceof Existing.Named))
                Subject.of(partition)
                        .say(
                                problems,
                                word + " knows partitions that are there by their names",
                                "write it like `keep: {device: sda3}`");
        }
        for (VolumeGroup group : layout.groups()) pools(group, problems);
    }

    private static void pools(VolumeGroup group, Problems problems) {
        Set<String> pools = VolumeRules.pools(group);
        for (LogicalVolume volume : group.volumes())
            if (volume.type() instanceof LogicalVolume.Type.Thin(String pool)
                    && !pools.contains(pool))
                Subject.of(volume)
                        .say(
                                problems,
                                "its group has no thin pool " + Subject.quoted(pool),
                                "add a volume of that name with `type: thin-pool`");
    }
}
