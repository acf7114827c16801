package dev.tarmac.initramfs;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/// Folders as a whole: gone, or moved into place complete.
final class Folders {
    /// Options of a move that readers see as one moment.
    static final CopyOption[] REPLACE = {
        StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING
    };

    private Folders() {}

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) return;
        Files.walkFileTree(directory, new Remover());
    }

    /// `made` becomes `place`; what stood there before is removed.
    static void replace(Path made, Path place) throws IOException {
        delete(place);
        Files.createDirectories(place.toAbsolutePath().getParent());
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                throws IOException {
            if (failure != null) throw failure;
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
