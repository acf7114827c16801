package dev.tarmac.anaconda.partition;

import dev.tarmac.anaconda.device.Bytes;

import java.util.Optional;

/// Puts one request into a free region, aligned to grains.
final class Placement {
    private static final int SIZE_UNIT_SECTOR = 512;

    private Placement() {}

    /// A request's size as it is looked for: a multiple of as many bytes as a grain has sectors.
    static long alignedBytes(long bytes) {
        return Bytes.up(bytes, Bytes.MIB / SIZE_UNIT_SECTOR);
    }

    /// The table with the request in that region. Where it does not fit any more, it shrinks.
    static Table of(Table table, PartitionRequest request, Placed.Kind kind, Region region)
            throws AllocationRefused {
        long bytes = alignedBytes(request.bytes());
        if (kind != Placed.Kind.EXTENDED) return put(table, request, kind, region, bytes);
        Region whole = region.aligned(table.disk().grain());
        if (whole.sectors() <= 1) throw AllocationRefused.nothingLeft(table.disk(), request);
        Table extended = table.with(Optional.empty(), kind, whole.start(), whole.end());
        Region inside = extended.free(true).getFirst();
        return put(extended, request, Placed.Kind.LOGICAL, inside, bytes);
    }

    private static Table put(
            Table table, PartitionRequest request, Placed.Kind kind, Region region, long bytes)
            throws AllocationRefused {
        long grain = table.disk().grain();
        long start = Bytes.up(region.start(), grain);
        if (kind == Placed.Kind.LOGICAL) start += grain;
        long end = Bytes.up(start + bytes / table.disk().sectorBytes(), grain) - 1;
        if (end > region.end()) end = Bytes.down(region.end() + 1, grain) - 1;
        if (start > end) throw AllocationRefused.nothingLeft(table.disk(), request);
        return table.with(Optional.of(request), kind, start, end);
    }
}
