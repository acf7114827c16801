package dev.tarmac.cli.local;

import dev.tarmac.cli.command.TextFile;
import dev.tarmac.kickstart.read.Includes;
import dev.tarmac.problem.Refused;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds included files: relative ones from here, absolute ones below a folder of samples. Absolute
/// paths are paths of the machine, never of this computer; without samples they count as empty, and
/// so do addresses.
final class FolderIncludes implements Includes {
    private final Optional<Path> root;

    FolderIncludes(Optional<Path> root) {
        this.root = root.map(folder -> folder.toAbsolutePath().normalize());
    }

    @Override
    public Optional<String> text(String path) {
        if (path.contains("://")) return Optional.of("");
        if (!path.startsWith("/")) return read(Optional.of(path).flatMap(FolderIncludes::path));
        if (root.isEmpty()) return Optional.of("");
        return read(
                path("." + path)
                        .map(root.get()::resolve)
                        .map(Path::normalize)
                        .filter(this::isBelow));
    }

    private boolean isBelow(Path file) {
        return file.startsWith(root.orElseThrow());
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// An empty file is one line: what has no text counts as not read.
    private static Optional<String> read(Optional<Path> file) {
        if (file.filter(Files::isRegularFile).isEmpty()) return Optional.empty();
        try {
            String text = TextFile.read(file.get());
            return Optional.of(text.isEmpty() ? "\n" : text);
        } catch (Refused _) {
            return Optional.empty();
        }
    }
}
