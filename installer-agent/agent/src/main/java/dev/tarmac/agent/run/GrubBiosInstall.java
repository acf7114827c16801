package dev.tarmac.agent.run;

import dev.tarmac.agent.boot.CoreImage;
import dev.tarmac.agent.boot.GrubConfig;
import dev.tarmac.agent.boot.GrubHome;
import dev.tarmac.agent.boot.TargetFile;
import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// GRUB for BIOS, all but the boot sector: modules and grub.cfg where GRUB's own installer would
/// put them, core.img made from the image's modules and placed in the biosboot partition.
final class GrubBiosInstall {
    private static final String FIX =
            "the image's GRUB modules do not suit this agent's grub-mkimage; build the image from a"
                    + " distribution release near the agent's";

    private final InstallOrder order;
    private final ImageManifest manifest;
    private final TargetTree tree;
    private final Path scratch;

    GrubBiosInstall(InstallOrder order, ImageManifest manifest, TargetTree tree, Path scratch) {
        this.order = order;
        this.manifest = manifest;
        this.tree = tree;
        this.scratch = scratch;
    }

    /// Returns the image's boot.img for the last step, when the image is no longer mounted.
    byte[] run(Step.GrubBios step, OpenDisk disk, Extent biosboot, int sectorBytes)
            throws Refused, IOException {
        GrubHome home = GrubHome.of(order, step);
        String modules = manifest.loaders().biosModules().orElseThrow(this::noModules);
        Path grub = tree.resolve(home.targetPath() + "/i386-pc");
        copyModules(tree.resolve(modules), grub);
        tree.write(
                new TargetFile.Text(
                        home.targetPath() + "/grub.cfg",
                        0600,
                        GrubConfig.menu(home, manifest, order.host().kernelArguments(), true)));
        byte[] core = core(home, tree.resolve(modules), grub);
        long start = biosboot.startSector();
        disk.write(
                start * sectorBytes,
                CoreImage.placed(core, start, biosboot.sectors() * sectorBytes));
        return tree.bytes(modules + "/boot.img");
    }

    private byte[] core(GrubHome home, Path modules, Path grub) throws Refused, IOException {
        Path early = Files.createDirectories(scratch).resolve("grub-early.cfg");
        Path core = grub.resolve("core.img");
        Files.writeString(early, GrubConfig.early(home));
        Processes.run(CoreImage.command(home, modules, early, core), "grub-mkimage", FIX);
        return Files.readAllBytes(core);
    }

    /// An image that once saw GRUB's own installer has modules there already, perhaps older ones.
    private static void copyModules(Path from, Path to) throws IOException {
        TargetTree.createDirectories(to, false);
        for (Path file : KernelFiles.entries(from))
            if (isForGrub(file.getFileName().toString()))
                Files.copy(
                        file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    /// What GRUB reads at boot or its tools look for later; raw kernels stay where they are.
    static boolean isForGrub(String name) {
        return name.endsWith(".mod")
                || name.endsWith(".lst")
                || name.endsWith(".o")
                || name.equals("boot.img")
                || name.equals("modinfo.sh");
    }

    private Refused noModules() {
        return new Refused(
                "image " + manifest.name(),
                "has no GRUB modules for BIOS",
                "add the package grub-pc-bin (or grub2-pc-modules) to the image");
    }
}
