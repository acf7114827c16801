/// Makes a [dev.tarmac.firstboot.FirstBoot] of the system commands of a kickstart file: repeated
/// lines are merged as the installer does, and what is not done as it stands is told, never dropped
/// in silence. Start with [ToFirstBoot].
package dev.tarmac.kickstart.firstboot;
