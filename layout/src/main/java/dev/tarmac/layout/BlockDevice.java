package dev.tarmac.layout;

import dev.tarmac.problem.Where;

import java.util.Optional;

/// Something of the layout with content of its own: a partition, an array or a logical volume.
public sealed interface BlockDevice permits Partition, Raid, LogicalVolume {
    /// The place in the author's file.
    Where where();

    /// What the layout calls it. Unique among partitions and arrays; among the volumes of a group.
    String name();

    Content content();

    default Optional<Filesystem> filesystem() {
        return content().filesystem();
    }

    default Optional<String> mount() {
        return content().mount();
    }

    default Optional<String> options() {
        return content().options();
    }
}
