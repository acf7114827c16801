package dev.tarmac.lab;

import dev.tarmac.facts.DiskSpec;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.problem.Problem;
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
/// @param tarmac the command that runs the command line, without arguments
/// @param keep machines and server stay up when the run has ended
/// @param timeout from power on to the last machine's end
public record LabConfig(
        Machines machines,
        Optional<Path> layout,
        String image,
        Folders folders,
        List<String> tarmac,
        boolean keep,
        Duration timeout) {
    private static final Where LAB = Where.of("lab");

    public LabConfig {
        tarmac = List.copyOf(tarmac);
    }

    /// The machines of a run, which are all alike.
    ///
    /// @param disks each machine has these, with the serial numbers that `layout plan` gives them
    public record Machines(
            int count, VirtualFirmware firmware, List<DiskSpec> disks, MachineSpec.Parts parts) {
        private static final int MOST = 64;

        /// SeaBIOS and the ports of an ICH9 set it.
        private static final int MOST_DISKS = 6;

        public Machines {
            disks = List.copyOf(disks);
        }

        /// What no rack can have.
        public List<Problem> problems() {
            Problems problems = new Problems();
            if (count < 1 || count > MOST)
                problems.add(LAB, count + " machines", "ask for 1 to " + MOST);
            if (disks.isEmpty() || disks.size() > MOST_DISKS)
                problems.add(LAB, disks.size() + " disks", "give each machine 1 to " + MOST_DISKS);
            for (DiskSpec disk : disks)
                if (!parts.bus().takes(disk.logicalSectorBytes()))
                    problems.add(
                            LAB,
                            parts.bus() + " disks have 512-byte sectors only",
                            "use virtio or nvme for sectors of " + disk.logicalSectorBytes());
            if (!disks.stream().allMatch(DiskSpec::isPlain))
                problems.add(
                        LAB,
                        "the disks of a lab have names of their own",
                        "write sizes and sectors only, like 2x20G@4k");
            return problems.list();
        }
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

    /// The same with another layout.
    public LabConfig withLayout(Path file) {
        return new LabConfig(machines, Optional.of(file), image, folders, tarmac, keep, timeout);
    }

    /// Everything that would only be noticed when the machines are up.
    void check() throws Refused {
        Problems problems = new Problems();
        problems.addAll(machines.problems());
        if (!Files.isRegularFile(folders.images().resolve(image).resolve("manifest.json")))
            problems.add(
                    LAB,
                    "no image '" + image + "' in " + folders.images(),
                    "build one: tarmac image build tarballs/images/debian-12.yaml");
        if (!Files.isRegularFile(folders.agent().resolve("initramfs.img")))
            problems.add(LAB, "no agent in " + folders.agent(), "build it: tarmac agent build");
        problems.throwIfAny();
    }
}
