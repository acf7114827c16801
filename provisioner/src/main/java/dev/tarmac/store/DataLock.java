package dev.tarmac.store;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A data folder in the hands of one process. The kernel gives it back when the process ends,
/// however it ends.
public final class DataLock implements AutoCloseable {
    private static final String NAME = "tarmac.lock";

    private final FileChannel file;

    private DataLock(FileChannel file) {
        this.file = file;
    }

    /// The folder is this process's until it is closed.
    ///
    /// @param data is made, for its owner alone, where it is not there
    public static DataLock take(Path data) throws Refused {
        Path path = data.resolve(NAME);
        try {
            PrivateFiles.make(path.toAbsolutePath());
            FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
            if (isTaken(file)) return new DataLock(file);
            file.close();
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            path.toString(),
                            "cannot be made, or not for its owner alone (" + e + ")",
                            "set `data:` to a directory that belongs to this user"),
                    e);
        }
        throw new Refused(
                data.toString(),
                "belongs to a server that runs",
                "stop it first; this shows which one: fuser " + path);
    }

    private static boolean isTaken(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new IllegalStateException("a lock cannot be given back", e);
        }
    }
}
