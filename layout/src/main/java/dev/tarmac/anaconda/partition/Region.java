package dev.tarmac.anaconda.partition;

/// Consecutive sectors.
///
/// @param start the first one
/// @param end the last one
record Region(long start, long end) {
    long sectors() {
        return end - start + 1;
    }

    boolean contains(long sector) {
        return start <= sector && sector <= end;
    }

    /// What whole grains there are in it; it may be empty.
    Region aligned(long grain) {
        return new Region(Math.ceilDiv(start, grain) * grain, (end + 1) / grain * grain - 1);
    }
}
