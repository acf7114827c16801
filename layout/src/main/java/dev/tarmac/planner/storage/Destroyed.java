package dev.tarmac.planner.storage;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.plan.Extent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What on a disk will be gone.
public final class Destroyed {
    private Destroyed() {}

    /// Everything that is known of the disk but what is kept. Where the table stays, a partition
    /// that goes is a loss of its own, even if nobody knows what stands on it.
    public static List<DiskContent> of(DiskFacts disk, List<Extent> keeping, boolean tableStays) {
        Set<String> survive =
                keeping.stream()
                        .map(extent -> disk.partitionName(extent.number()))
                        .collect(Collectors.toSet());
        if (tableStays) survive.add(disk.name());
        List<DiskContent> destroyed =
                new ArrayList<>(
                        disk.contents().stream()
                                .filter(content -> !survive.contains(content.where()))
                                .toList());
        if (!tableStays) return destroyed;
        for (FoundPartition one : disk.table().map(FoundTable::partitions).orElse(List.of())) {
            String name = disk.partitionName(one.number());
            boolean known = destroyed.stream().anyMatch(content -> content.where().equals(name));
            if (!known && !survive.contains(name))
                destroyed.add(new DiskContent(name, "data", one.name(), one.uuid()));
        }
        return destroyed;
    }
}
