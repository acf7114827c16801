/// Disks in files, looked at from outside with programs that are not ours: [LoopDevice] is how the
/// kernel sees one, [PartitionTable] what the plan wants or what sfdisk, sgdisk and blkid tell of
/// it, [Signature] what stands on a partition. Called by `trial` and by tests that look at a
/// machine's disk.
package dev.tarmac.lab.disk;
