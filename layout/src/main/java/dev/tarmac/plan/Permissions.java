package dev.tarmac.plan;

/// What the owner of the machine allowed beforehand.
///
/// @param wipe data that stands on the selected disks may be destroyed
/// @param unproven the install may end without the system ever telling that it booted
public record Permissions(boolean wipe, boolean unproven) {
    public static final Permissions NONE = new Permissions(false, false);
}
