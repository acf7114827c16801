/// The disk of a machine, looked at from outside with programs that are not ours: losetup, sfdisk,
/// mount, tar, zstd. Start with [DiskImage].
package dev.tarmac.lab.disk;
