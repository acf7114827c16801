package dev.tarmac.plan;

/// One line of /etc/fstab. The device is a partition of the plan; its UUID is drawn per attempt.
///
/// @param path the mount point, or `none` for swap
/// @param pass the order of fsck at boot: 1 for /, 2 for the others, 0 for never
public record FstabEntry(String partition, String path, String type, String options, int pass) {}
