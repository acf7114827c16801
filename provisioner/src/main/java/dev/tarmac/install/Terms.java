package dev.tarmac.install;

import java.util.Optional;

/// What an install was ordered with.
///
/// @param wipe a person allowed to destroy what is on the disks, for this install
/// @param plan the hash of the only plan that may be carried out: somebody looked at it and
///   approved it
/// @param batch the order of many that it belongs to
public record Terms(boolean wipe, Optional<String> plan, Optional<Batch> batch) {
    /// Nothing may be destroyed, and whatever plan comes of the profile is right.
    public static final Terms NONE = new Terms(false, Optional.empty(), Optional.empty());

    /// Installs that were ordered together.
    ///
    /// @param limit so many of them run at once, at most
    public record Batch(String name, int limit) {}
}
