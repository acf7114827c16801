package dev.tarmac.anaconda.partition;

import dev.tarmac.anaconda.device.Amount;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.FormatType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Partition requests in, partitions out.
public final class Partitioning {
    private Partitioning() {}

    /// Places all requests and lets them grow.
    ///
    /// @param before the labelled disks that may be used, with what stays on them
    /// @param requests of two that are as urgent, the first one is placed first
    /// @param bootDisk the disk that is tried first
    public static List<Table> of(
            List<Table> before,
            List<PartitionRequest> requests,
            Optional<String> bootDisk,
            Flavor flavor)
            throws AllocationRefused {
        Growing growing = new Growing(before, requests);
        List<Table> grown = new ArrayList<>();
        for (Table table : new Allocation(before, growing, bootDisk).place(requests))
            grown.add(growing.grown(table));
        for (Table table : grown) checkSizes(table, flavor);
        return grown;
    }

    private static void checkSizes(Table table, Flavor flavor) throws AllocationRefused {
        for (Placed partition : table.partitions()) {
            if (partition.request().isEmpty()) continue;
            FormatType type = partition.request().get().format().type();
            long bytes = partition.sectors() * table.disk().sectorBytes();
            boolean small = bytes < type.minimum(flavor);
            if (small || bytes > type.maximum())
                throw new AllocationRefused(
                        AllocationRefused.Reason.WRONG_SIZE,
                        partition.request().get(),
                        "partition is too "
                                + (small ? "small" : "large")
                                + " for "
                                + type.title()
                                + " formatting (allowable size is "
                                + Amount.text(type.minimum(flavor))
                                + " to "
                                + Amount.text(type.maximum())
                                + ")");
        }
    }
}
