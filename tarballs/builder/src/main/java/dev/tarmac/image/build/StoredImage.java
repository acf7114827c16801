package dev.tarmac.image.build;

import dev.tarmac.image.ImageFiles;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ImageName;

import java.nio.file.Path;

/// An image in a store.
public record StoredImage(ImageName name, Path directory, ImageManifest manifest) {
    public Path manifestFile() {
        return directory.resolve(ImageFiles.MANIFEST);
    }

    public Path dataFile() {
        return directory.resolve(ImageFiles.DATA);
    }
}
