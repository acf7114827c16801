package dev.tarmac.anaconda.tree;

import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.partition.PartitionRequest;

import java.util.Optional;

/// A partition that somebody wants, and what is inside when it is encrypted.
public record WantedPartition(PartitionRequest request, Optional<Format> inside) {
    /// What is seen once it is open.
    public Format content() {
        return inside.orElse(request.format());
    }
}
