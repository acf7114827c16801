package dev.tarmac.agent.run;

import dev.tarmac.agent.boot.CoreImage;
import dev.tarmac.agent.boot.EspFiles;
import dev.tarmac.agent.boot.GrubConfig;
import dev.tarmac.agent.boot.GrubHome;
import dev.tarmac.agent.boot.TargetFile;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// GRUB for UEFI, all but the fallback loader's final name.
final class GrubEfiInstall {
    private final InstallOrder order;
    private final ImageManifest manifest;
    private final TargetTree tree;
    private final Path scratch;

    GrubEfiInstall(InstallOrder order, ImageManifest manifest, TargetTree tree, Path scratch) {
        this.order = order;
        this.manifest = manifest;
        this.tree = tree;
        this.scratch = scratch;
    }

    /// @param esp where the ESP is mounted now
    void run(Step.GrubEfi step, Path esp) throws Refused, IOException {
        GrubHome home = GrubHome.of(order, step);
        tree.write(
                new TargetFile.Text(
                        home.targetPath() + "/grub.cfg",
                        0600,
                        GrubConfig.menu(home, manifest, order.host().kernelArguments(), false)));
        EspFiles files = EspFiles.of(home, manifest);
        for (EspFiles.Copy copy : files.copies()) tree.copy(copy.from(), below(esp, copy.to()));
        for (TargetFile.Text text : files.texts()) {
            Path file = below(esp, text.path());
            TargetTree.createDirectories(file.getParent(), false);
            Files.writeString(file, text.content());
        }
        Files.deleteIfExists(below(esp, EspFiles.ENTRY_WRITER));
        if (files.makesLoader()) makeLoader(home, below(esp, EspFiles.PENDING));
    }

    private void makeLoader(GrubHome home, Path loader) throws Refused, IOException {
        String modules = manifest.loaders().efiModules().orElseThrow(this::noLoader);
        Path early = Files.createDirectories(scratch).resolve("grub-early.cfg");
        Files.writeString(early, GrubConfig.early(home));
        TargetTree.createDirectories(loader.getParent(), false);
        Processes.run(
                CoreImage.efiCommand(home, tree.resolve(modules), early, loader),
                "grub-mkimage",
                "add the distribution's signed GRUB to the image instead");
    }

    private Refused noLoader() {
        return new Refused(
                "image " + manifest.name(),
                "has neither a signed GRUB nor GRUB modules for UEFI",
                "add the packages shim-signed and grub-efi-amd64-signed to the image");
    }

    static Path below(Path esp, String path) {
        return esp.resolve(path.substring(1));
    }
}
