package dev.tarmac.plan.outcome;

/// A stretch of a disk, in sectors, or of a volume group, in extents.
///
/// @param number of a partition in its table, of a volume in the order of making; 0 for everything
///   else
/// @param name of a partition or volume; a word for the others
public record Segment(Kind kind, int number, String name, long start, long length) {
    /// What becomes of it.
    public enum Kind {
        /// Made anew.
        NEW,
        /// Not a byte of it is touched.
        KEPT,
        /// In nobody's hands.
        FREE,
        /// What a volume group needs for itself: metadata of pools, caches.
        OVERHEAD
    }

    public long end() {
        return start + length;
    }
}
