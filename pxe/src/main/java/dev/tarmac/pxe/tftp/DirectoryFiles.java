package dev.tarmac.pxe.tftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Serves the regular files below one directory. A symbolic link that leads out of it is as absent
/// as a file that is not there.
public final class DirectoryFiles implements FileSource {
    private static final long KEPT_IN_MEMORY = 64 << 20;

    private final Path root;
    private final SmallFiles smallFiles = new SmallFiles(KEPT_IN_MEMORY);

    /// @throws IOException when the directory does not exist
    public DirectoryFiles(Path root) throws IOException {
        this.root = root.toRealPath();
        if (!Files.isDirectory(this.root)) throw new IOException(root + " is no directory");
    }

    @Override
    public Optional<BootFile> open(TftpPath path) throws IOException {
        Path wanted = root;
        for (String part : path.parts()) wanted = wanted.resolve(part);
        if (!Files.isRegularFile(wanted)) return Optional.empty();
        Path real = wanted.toRealPath();
        if (!real.startsWith(root)) return Optional.empty();
        Optional<BootFile> small = smallFiles.open(real);
        return small.isPresent() ? small : Optional.of(LargeFile.open(real));
    }
}
