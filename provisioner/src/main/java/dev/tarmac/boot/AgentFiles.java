package dev.tarmac.boot;

import dev.tarmac.catalog.AgentBuild;

/// Which kernel and initramfs belong together. Their names in the boot script say what is in them,
/// so that a machine in the middle of its boot never gets one of each of two builds.
public record AgentFiles(String kernelSha256, String initramfsSha256) {
    public static AgentFiles of(AgentBuild build) {
        return new AgentFiles(build.kernelSha256(), build.initramfsSha256());
    }

    String kernel() {
        return "/boot/agent/" + kernelSha256 + "/vmlinuz";
    }

    String initramfs() {
        return "/boot/agent/" + initramfsSha256 + "/initramfs.img";
    }
}
