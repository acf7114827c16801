/// Turns what a kickstart says of disks into an explicit layout with the installer's sizing:
/// defaults are filled in, autopart and reqpart are expanded for a machine. What a layout cannot
/// say is refused or noted. Start with [ToLayout].
package dev.tarmac.kickstart.convert;
