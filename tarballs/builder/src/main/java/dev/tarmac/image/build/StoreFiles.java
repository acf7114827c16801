package dev.tarmac.image.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Takes directories of our own making out of a store.
final class StoreFiles {
    private StoreFiles() {}

    static void discard(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        List<Path> inside;
        try (Stream<Path> paths = Files.walk(directory)) {
            inside = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) Files.deleteIfExists(path);
    }
}
