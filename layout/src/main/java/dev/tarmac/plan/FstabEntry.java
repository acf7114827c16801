package dev.tarmac.plan;

/// One line of /etc/fstab.
///
/// @param device a device of the plan, whose UUID is drawn per attempt; `tmpfs` for memory
/// @param path the mount point, or `none` for swap
/// @param pass the order of fsck at boot: 1 for /, 2 for the others, 0 for never
public record FstabEntry(String device, String path, String type, String options, int pass) {}
