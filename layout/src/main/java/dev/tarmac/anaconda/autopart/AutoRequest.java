package dev.tarmac.anaconda.autopart;

import dev.tarmac.anaconda.device.Format;

import java.util.Optional;
import java.util.OptionalLong;

/// One line of what `autopart` makes.
///
/// @param bytes what it has at least
/// @param maximum what it grows to at most
/// @param onlyDisk the disk that it must be on
record AutoRequest(
        Format format,
        long bytes,
        boolean grows,
        OptionalLong maximum,
        Optional<String> onlyDisk,
        Place place) {
    enum Place {
        /// Always a partition, never encrypted.
        PARTITION,
        /// Where the scheme puts file systems.
        VOLUME,
        /// Where the scheme puts swap.
        SWAP
    }
}
