/// Finds and loads the kernel modules that the machine's devices ask for: [Wildcard] and
/// [ModuleIndex] decide (pure), [Drivers] walks /sys and loads. No udev, no modprobe.
package dev.tarmac.agent.driver;
