package dev.tarmac.image.build;

import dev.tarmac.image.ImageFiles;
import dev.tarmac.image.ImageName;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/// Images on their way out: put aside under a hidden name until the new one is in place. Whoever
/// comes next, also after a kill, puts back what has no successor and removes the rest. All of it
/// under the store's lock.
final class Replaced {
    private static final String PREFIX = ".replaced-";

    private final Path root;

    Replaced(Path root) {
        this.root = root;
    }

    void putAside(ImageName name) throws IOException {
        Path aside = root.resolve(PREFIX + name.text().replace('/', '%'));
        StoreFiles.discard(aside);
        Files.move(name.in(root), aside, StandardCopyOption.ATOMIC_MOVE);
    }

    void recover() throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            for (Path child : children.toList())
                if (child.getFileName().toString().startsWith(PREFIX)) recover(child);
        }
    }

    private void recover(Path aside) throws IOException {
        String name = aside.getFileName().toString().substring(PREFIX.length());
        Optional<ImageName> image = ImageName.of(name.replace('%', '/'));
        if (image.isEmpty()) return;
        Path target = image.get().in(root);
        if (Files.exists(target.resolve(ImageFiles.MANIFEST))) {
            StoreFiles.discard(aside);
        } else {
            Files.createDirectories(target.getParent());
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
