/// Builds the agent's kernel and initramfs from Debian packages, reproducibly: the same packages,
/// the same JDK and the same jars give the same bytes. Start at [dev.tarmac.initramfs.AgentBuild];
/// what goes in is named in `DriverList` and `Programs`, what comes out is
/// [dev.tarmac.initramfs.AgentArtifacts]. Runs on the build machine only, as any user; called by
/// cli and lab.
package dev.tarmac.initramfs;
