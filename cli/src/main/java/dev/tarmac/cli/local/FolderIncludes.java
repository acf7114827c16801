package dev.tarmac.cli.local;

import dev.tarmac.cli.command.TextFile;
import dev.tarmac.kickstart.read.Includes;
import dev.tarmac.problem.Refused;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds included files: relative ones from here or beside the file that names them, absolute ones
/// below a folder of samples. Absolute paths are paths of the machine, not of this computer;
/// without samples they count as empty, and so do addresses.
final class FolderIncludes implements Includes {
    private final Optional<Path> beside;
    private final Optional<Path> root;

    /// @param file that includes others
    FolderIncludes(Path file, Optional<Path> root) {
        this.beside = Optional.ofNullable(file.getParent());
        this.root = root.map(folder -> folder.toAbsolutePath().normalize());
    }

    @Override
    public Optional<String> text(String path) {
        if (path.contains("://")) return Optional.of("");
        Optional<Path> named = path(path);
        if (!path.startsWith("/")) return read(named);
        Optional<String> found = read(named.filter(this::isBeside));
        if (found.isPresent()) return found;
        if (root.isEmpty()) return Optional.of("");
        return read(
                path("." + path)
                        .map(root.get()::resolve)
                        .map(Path::normalize)
                        .filter(this::isBelow));
    }

    /// The reader asks for a relative path also as one below the folder of the file.
    private boolean isBeside(Path file) {
        return beside.filter(file::startsWith).isPresent();
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
