package dev.tarmac.catalog;

import dev.tarmac.image.ImageManifest;
import dev.tarmac.planner.BootAbilities;

import java.nio.file.Path;
import java.util.List;

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
                loaders.shim().isPresent() && loaders.grub().isPresent(),
                List.of(kernel.path(), kernel.initramfs()),
                manifest.unpackedBytes(),
                manifest.proofTools(),
                manifest.initSystem());
    }
}
