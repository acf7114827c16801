package dev.tarmac.lab;

import dev.tarmac.facts.DiskSpec;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.qemu.VirtualFirmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What VM tests find in a checkout: the agent and an image, made before the tests start.
final class Rig {
    /// Patience of one wait; a machine under emulation on a busy host is slow.
    static final Duration LIMIT = Duration.ofMinutes(15);

    static final String IMAGE = "debian-12";

    private Rig() {}

    /// Images and agent come from `tarmac.images` and `tarmac.agent`, or from where `tarmac image
    /// build` and `tarmac agent build` put them.
    static LabConfig config(
            String test,
            VirtualFirmware firmware,
            int machines,
            String disks,
            MachineSpec.Parts parts) {
        return config(test, firmware, machines, disks, parts, images());
    }

    static LabConfig config(
            String test,
            VirtualFirmware firmware,
            int machines,
            String disks,
            MachineSpec.Parts parts,
            Path images) {
        return new LabConfig(
                new LabConfig.Machines(machines, firmware, DiskSpec.parse(disks), parts),
                Optional.empty(),
                IMAGE,
                new LabConfig.Folders(Path.of("target/lab", test), images, folder("agent")),
                ServerMain.command(),
                false,
                LIMIT);
    }

    static Path images() {
        return folder("images");
    }

    private static Path folder(String name) {
        return Path.of(System.getProperty("tarmac." + name, "../.tarmac/" + name))
                .toAbsolutePath()
                .normalize();
    }

    /// A layout of this module's test resources.
    static String layout(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/layouts", name));
    }
}
