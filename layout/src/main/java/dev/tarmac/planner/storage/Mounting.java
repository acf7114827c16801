package dev.tarmac.planner.storage;

import dev.tarmac.problem.Where;

/// A device and where it is mounted.
///
/// @param where the place in the author's file
/// @param device a device of the plan, or `tmpfs`
/// @param type as fstab names it
/// @param path the mount point; `none` for swap
/// @param options for fstab
/// @param needed the options without which it is another file system (`subvol=home`); may be empty
public record Mounting(
        Where where, String device, String type, String path, String options, String needed) {
    public boolean isOn(String mountPoint) {
        return path.equals(mountPoint);
    }

    public boolean isSwap() {
        return type.equals("swap");
    }

    public boolean isInMemory() {
        return type.equals("tmpfs");
    }
}
