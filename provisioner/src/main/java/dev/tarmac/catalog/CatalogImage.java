package dev.tarmac.catalog;

import dev.tarmac.image.ImageManifest;
import dev.tarmac.planner.BootAbilities;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One image of the store, its manifest read.
///
/// @param manifestSha256 of the manifest's bytes: what an install order is bound to
public record CatalogImage(
        ImageManifest manifest, String manifestSha256, Path manifestFile, Path dataFile) {

    /// What planning needs to know of it.
    public BootAbilities abilities() {
        ImageManifest.Loaders loaders = manifest.loaders();
        ImageManifest.Kernel kernel = manifest.kernels().getFirst();
        return new BootAbilities(
                manifest.name(),
                loaders.biosModules().isPresent(),
                loaders.efiModules().isPresent() || loaders.grub().isPresent(),
                unsigned(),
                List.of(kernel.path(), kernel.initramfs()),
                manifest.unpackedBytes(),
                manifest.proofTools(),
                manifest.initSystem());
    }

    /// Why Secure Boot would not start it, a reason for each part.
    public List<String> unsigned() {
        List<String> reasons = new ArrayList<>();
        unsigned("signed shim", manifest.loaders().shim()).ifPresent(reasons::add);
        unsigned("signed GRUB", manifest.loaders().grub()).ifPresent(reasons::add);
        Optional<String> kernel = Optional.of(manifest.kernels().getFirst().path());
        unsigned("signed kernel", kernel).ifPresent(reasons::add);
        return List.copyOf(reasons);
    }

    private Optional<String> unsigned(String what, Optional<String> path) {
        if (path.isEmpty()) return Optional.of("holds no " + what);
        return manifest.signed().contains(path.get())
                ? Optional.empty()
                : Optional.of("holds no " + what + ": no signature is known of " + path.get());
    }
}
