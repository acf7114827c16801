/// Machines: QEMU with real firmware. [QemuCommand] decides the command line (pure), [Machine] is
/// one that runs, [Monitor] talks to it (QMP), [Accelerator] is what runs its instructions.
package dev.tarmac.lab.qemu;
