package dev.tarmac.anaconda.partition;

import java.util.Optional;

/// A partition with its place.
///
/// @param request empty for one that was found on the disk and for an extended partition
/// @param start its first sector
/// @param end its last sector
public record Placed(
        Optional<PartitionRequest> request, Kind kind, int number, long start, long end) {
    public enum Kind {
        PRIMARY,
        EXTENDED,
        LOGICAL
    }

    public long sectors() {
        return end - start + 1;
    }

    Placed at(long changedStart, long changedEnd) {
        return new Placed(request, kind, number, changedStart, changedEnd);
    }
}
