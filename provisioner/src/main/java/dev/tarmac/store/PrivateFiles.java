package dev.tarmac.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Whoever reads the database can compute every token of every install: it and its copies are their
/// owner's alone.
final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNER_ENTERS =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_READS =
            PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /// Makes the file, empty, and its directory, where they are not there; a directory that is
    /// there keeps its rights.
    ///
    /// @param file an absolute path
    static void make(Path file) throws IOException {
        Path directory = file.getParent();
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.getParent());
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ENTERS));
        }
        if (!Files.exists(file))
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_READS));
        Files.setPosixFilePermissions(file, OWNER_READS);
    }
}
