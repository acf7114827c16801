package dev.tarmac.anaconda.lvm;

import java.util.Optional;
import java.util.OptionalLong;

/// A logical volume that somebody wants.
///
/// @param bytes what it has at least, need not be whole extents; 0 where a percentage decides
/// @param maximum what it grows to at most: what was said, or as far as its format goes
/// @param percent of what is free in the volume group, or in the pool of a thin volume
public record VolumeRequest(
        String name,
        Kind kind,
        long bytes,
        boolean grows,
        long maximum,
        Optional<Integer> percent,
        Optional<Cache> cache) {
    /// What sort of volume it is.
    public sealed interface Kind {
        record Linear() implements Kind {}

        /// Where thin volumes take their space from.
        ///
        /// @param metadataBytes calculated when empty
        /// @param chunkBytes calculated when empty
        record ThinPool(OptionalLong metadataBytes, OptionalLong chunkBytes) implements Kind {}

        record Thin(String pool) implements Kind {}
    }

    /// A cache in front of the volume.
    ///
    /// @param bytes with its metadata
    public record Cache(long bytes) {}

    public boolean isThinPool() {
        return kind instanceof Kind.ThinPool;
    }

    boolean isThinIn(String pool) {
        return kind instanceof Kind.Thin(String in) && in.equals(pool);
    }

    public boolean isThin() {
        return kind instanceof Kind.Thin;
    }
}
