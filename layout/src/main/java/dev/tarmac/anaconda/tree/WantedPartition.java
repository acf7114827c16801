package dev.tarmac.anaconda.tree;

import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.partition.PartitionRequest;

import java.util.Optional;

/// A partition that somebody wants, and what is inside when it is encrypted.
///
/// @param opened the name of what is inside; empty = made from the partition's
public record WantedPartition(
        PartitionRequest request, Optional<Format> inside, Optional<String> opened) {}
