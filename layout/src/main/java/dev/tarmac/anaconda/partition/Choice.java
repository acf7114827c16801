package dev.tarmac.anaconda.partition;

import dev.tarmac.anaconda.device.Bytes;

import java.util.Optional;

/// The free region that a request goes to.
///
/// @param bytes what the request needs
record Choice(PartitionRequest request, long bytes) {
    /// What a boot loader reads lies below this sector, in bytes.
    private static final long BOOTABLE_END = 2 * Bytes.TIB;

    /// The best region of a table for a partition of that kind.
    ///
    /// @param soFar the best of the disks before; it stays when no other is better
    Optional<Region> best(Table table, Placed.Kind kind, Optional<Region> soFar) {
        boolean largest = request.grows() || kind == Placed.Kind.EXTENDED;
        Optional<Region> best = soFar;
        for (Region region : table.free(kind == Placed.Kind.LOGICAL)) {
            if (!isUsable(table, region)) continue;
            long size = region.sectors();
            boolean better =
                    best.map(chosen -> largest ? size > chosen.sectors() : size < chosen.sectors())
                            .orElse(true);
            if (!better) continue;
            best = Optional.of(region);
            if (request.isBootable()) break;
        }
        return best;
    }

    private boolean isUsable(Table table, Region region) {
        int sector = table.disk().sectorBytes();
        if (region.start() > table.disk().lastAddressable()) return false;
        if (region.sectors() * sector < bytes) return false;
        return !request.isBootable() || region.start() * sector + bytes <= BOOTABLE_END;
    }
}
