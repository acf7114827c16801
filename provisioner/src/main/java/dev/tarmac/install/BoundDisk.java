package dev.tarmac.install;

import dev.tarmac.plan.DiskIdentity;

/// A disk that a machine's first install took.
///
/// @param name its name in the layout of that install
public record BoundDisk(String name, DiskIdentity identity) {
    /// A disk that tells a serial number or a WWN is itself in any slot; one that tells neither is
    /// known by its place and size.
    boolean is(DiskIdentity other) {
        if (identity.serial().isEmpty() && identity.wwn().isEmpty()) return identity.equals(other);
        return identity.serial().equals(other.serial())
                && identity.wwn().equals(other.wwn())
                && identity.sizeBytes() == other.sizeBytes();
    }
}
