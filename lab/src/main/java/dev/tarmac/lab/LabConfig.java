package dev.tarmac.lab;

import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.Firmware;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What one run of the lab shall do.
///
/// @param layout a layout file; empty = one root file system on the first disk
/// @param image name of an image in the store
/// @param disks each machine has these; the serial number of disk N is `lab-disk-N`
/// @param report where the report goes as JSON
/// @param keep machines and server stay up when the run has ended
/// @param timeout from power on to the last machine's end
public record LabConfig(
        Firmware firmware,
        int machines,
        Optional<Path> layout,
        String image,
        List<DiskSpec> disks,
        MachineSpec.Parts parts,
        Folders folders,
        List<String> tarmac,
        Optional<Path> report,
        boolean keep,
        Duration timeout) {
    /// SeaBIOS and the ports of an ICH9 set it.
    private static final int MOST_DISKS = 6;

    private static final int MOST_MACHINES = 64;

    public LabConfig {
        disks = List.copyOf(disks);
        tarmac = List.copyOf(tarmac);
    }

    /// Where things are.
    ///
    /// @param lab belongs to the lab alone: disk images, consoles, the server's data
    /// @param images the image store
    /// @param agent the agent's kernel and initramfs
    public record Folders(Path lab, Path images, Path agent) {
        public Folders {
            lab = lab.toAbsolutePath().normalize();
            images = images.toAbsolutePath().normalize();
            agent = agent.toAbsolutePath().normalize();
        }
    }

    /// Everything that would only be noticed when the machines are up.
    void check() throws Refused {
        Problems problems = new Problems();
        Where where = Where.of("lab");
        if (machines < 1 || machines > MOST_MACHINES)
            problems.add(where, machines + " machines", "ask for 1 to " + MOST_MACHINES);
        if (disks.isEmpty() || disks.size() > MOST_DISKS)
            problems.add(where, disks.size() + " disks", "give each machine 1 to " + MOST_DISKS);
        for (DiskSpec disk : disks)
            if (!parts.bus().takes(disk.logicalSectorBytes()))
                problems.add(
                        where,
                        parts.bus() + " disks have 512-byte sectors only",
                        "use virtio or nvme for sectors of " + disk.logicalSectorBytes());
        if (!Files.isRegularFile(folders.images().resolve(image).resolve("manifest.json")))
            problems.add(
                    where,
                    "no image '" + image + "' in " + folders.images(),
                    "build one: tarmac image build tarballs/images/debian-12.yaml");
        if (!Files.isRegularFile(folders.agent().resolve("initramfs.img")))
            problems.add(where, "no agent in " + folders.agent(), "build it: tarmac agent build");
        problems.throwIfAny();
    }
}
