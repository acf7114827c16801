package dev.tarmac.plan.difference;

import dev.tarmac.plan.Extent;
import dev.tarmac.plan.outcome.MadeFilesystem;
import dev.tarmac.plan.outcome.Outcome;

import java.util.Optional;

/// A partition of one of the plans.
///
/// @param disk as the first plan calls it
/// @param use empty when nothing tells what it is for
record Part(String disk, Extent extent, String use) {
    String name() {
        return extent.name();
    }

    /// What a device is for, in words that do not depend on the names of other devices: where it is
    /// mounted, or what is on it.
    static String use(Outcome outcome, String device) {
        Optional<MadeFilesystem> filesystem =
                outcome.filesystems().stream()
                        .filter(one -> one.device().equals(device))
                        .findFirst();
        if (filesystem.isEmpty()) return "";
        return filesystem.get().mounts().isEmpty()
                ? filesystem.get().type()
                : "on " + String.join(", ", filesystem.get().mounts());
    }
}
