package dev.tarmac.image.build;

import dev.tarmac.image.ImageManifest;

import java.util.List;

/// What an archive turned out to be: everything of a manifest that does not depend on how the data
/// is stored.
public record ImageContents(
        String arch,
        ImageManifest.Os os,
        List<ImageManifest.Kernel> kernels,
        ImageManifest.Loaders loaders,
        List<String> signed,
        List<String> proofTools,
        String initSystem,
        String network) {
    public ImageContents {
        kernels = List.copyOf(kernels);
        signed = List.copyOf(signed);
        proofTools = List.copyOf(proofTools);
    }
}
