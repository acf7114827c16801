package dev.tarmac.image;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which images a store holds. A store is written to while it is read: what begins with a dot is
/// work in progress and not entered, what vanishes on the way is not there.
public final class ImageNames {
    private ImageNames() {}

    /// Names of all images below that directory, sorted; whether each can be read is not asked.
    public static List<ImageName> in(Path store) throws IOException {
        if (!Files.isDirectory(store)) return List.of();
        Walk walk = new Walk(store.toRealPath());
        Files.walkFileTree(walk.root, walk);
        walk.found.sort(Comparator.comparing(ImageName::text));
        return List.copyOf(walk.found);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<ImageName> found = new ArrayList<>();

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean hidden =
                    !directory.equals(root) && directory.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.endsWith(ImageFiles.MANIFEST))
                ImageName.of(root.relativize(file.getParent()).toString()).ifPresent(found::add);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException vanished) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException vanished) {
            return FileVisitResult.CONTINUE;
        }
    }
}
