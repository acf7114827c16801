package dev.tarmac.planner.own;

import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Size;
import dev.tarmac.planner.own.Shares.Wish;

import java.util.ArrayList;
import java.util.List;

/// A run of new partitions and the free MiB that it gets.
///
/// @param logicalFrom the index from which on they are logical, each behind a MiB for its own table
record Gap(long firstMib, long endMib, List<Partition> partitions, int logicalFrom) {
    Gap {
        partitions = List.copyOf(partitions);
    }

    /// A partition's place.
    record Placed(Partition partition, long firstMib, long mib) {}

    long mib() {
        return Math.max(0, endMib - firstMib);
    }

    /// MiB that must be there for all to have what they start from.
    long leastMib(Wishes wishes) {
        return tables() + wishes(wishes).stream().mapToLong(Wish::least).sum();
    }

    /// Their places; only where [#leastMib] is there.
    List<Placed> placed(Wishes wishes) {
        List<Long> lengths = Shares.of(mib() - tables(), wishes(wishes));
        List<Placed> placed = new ArrayList<>();
        long next = firstMib;
        for (int i = 0; i < lengths.size(); i++) {
            if (i >= logicalFrom) next++;
            placed.add(new Placed(partitions.get(i), next, lengths.get(i)));
            next += lengths.get(i);
        }
        return placed;
    }

    private int tables() {
        return Math.max(0, partitions.size() - logicalFrom);
    }

    private List<Wish> wishes(Wishes wishes) {
        return partitions.stream().map(partition -> wishes.of(size(partition))).toList();
    }

    private static Size size(Partition partition) {
        return partition.size().orElseThrow();
    }
}
