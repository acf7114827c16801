package dev.tarmac.plan.outcome;

import dev.tarmac.layout.Filesystem;

import java.util.List;
import java.util.Optional;

/// A file system or swap as it is in the end.
///
/// @param type as fstab names it
/// @param made how it was made; empty = it was there, and is kept
/// @param mounts where it is seen; empty for swap
public record MadeFilesystem(
        String device, String type, Optional<Filesystem> made, List<String> mounts) {
    public MadeFilesystem {
        mounts = List.copyOf(mounts);
    }
}
