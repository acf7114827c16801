/// Looks at the machine and changes nothing: [MachineProbe] makes the facts; [DiskProbe],
/// [DiskContents], [HardwarePath], [DiskNames] and [Signatures] are about disks, [NicProbe] about
/// interfaces. The root of /sys is a parameter, so tests give it a tree of their own.
package dev.tarmac.agent.probe;
