package dev.tarmac.anaconda.partition;

import dev.tarmac.anaconda.device.Bytes;
import dev.tarmac.anaconda.device.Disk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Lets what was placed grow into the regions that were free before.
final class Growing {
    private final Map<String, List<Region>> freeBefore = new HashMap<>();
    private final String bootMount;

    /// Remembers what was free.
    ///
    /// @param before the tables without any new partition
    Growing(List<Table> before, List<PartitionRequest> requests) {
        for (Table table : before)
            freeBefore.put(
                    table.disk().name(),
                    Stream.concat(table.free(false).stream(), table.free(true).stream())
                            .map(region -> region.aligned(table.disk().grain()))
                            .filter(region -> region.sectors() >= table.disk().grain())
                            .toList());
        boolean hasBoot = requests.stream().anyMatch(r -> r.format().isAt("/boot"));
        bootMount = hasBoot ? "/boot" : "/";
    }

    List<Chunk> chunks(Table table) {
        return freeBefore.get(table.disk().name()).stream()
                .map(region -> new Chunk(table.disk(), region, in(table, region), bootMount))
                .toList();
    }

    /// How many sectors the partitions of a table get in all.
    long total(Table table) {
        return chunks(table).stream().mapToLong(Chunk::totalGrowth).sum();
    }

    private static List<Placed> in(Table table, Region region) {
        return table.partitions().stream()
                .filter(p -> p.request().isPresent() && region.contains(p.start()))
                .toList();
    }

    /// The table with everything in it grown.
    Table grown(Table table) throws AllocationRefused {
        Table grown = table;
        for (Chunk chunk : chunks(table)) if (chunk.grows()) grown = laidOut(grown, chunk);
        return grown;
    }

    /// Lays the partitions of a chunk out anew, one behind the other.
    private static Table laidOut(Table table, Chunk chunk) throws AllocationRefused {
        Disk disk = table.disk();
        List<Placed> old = new ArrayList<>(chunk.partitions());
        Optional<Placed> extended =
                table.extended().filter(e -> chunk.region().contains(e.start()));
        extended.ifPresent(old::add);
        Table grown = table.without(old);
        long[] growth = chunk.growth();
        long next = chunk.region().start();
        for (int i = 0; i < growth.length; i++) {
            Placed partition = chunk.partitions().get(i);
            boolean logical = partition.kind() == Placed.Kind.LOGICAL;
            if (logical && grown.extended().isEmpty() && extended.isPresent())
                grown = grown.with(extended.get().at(next, chunk.region().end()));
            long start = logical ? next + disk.grain() : next;
            long wanted = start + partition.sectors() + growth[i];
            long end = Math.min(Bytes.down(wanted, disk.grain()) - 1, chunk.region().end());
            if (start > end)
                throw AllocationRefused.nothingLeft(disk, partition.request().orElseThrow());
            grown = grown.with(partition.request(), partition.kind(), start, end);
            next = end + 1;
        }
        return grown;
    }
}
