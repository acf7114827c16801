package dev.tarmac.lab;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of a lab, which belongs to one lab at a time: disk images, consoles, the server's
/// data.
final class LabFolder implements Closeable {
    private final Path folder;
    private final FileChannel lock;

    private LabFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Refused while another lab has it.
    static LabFolder take(Path folder) throws Refused, IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(
                        lockFile(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) return new LabFolder(folder, channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new Refused(busy(folder), e);
        }
        channel.close();
        throw new Refused(busy(folder));
    }

    private static Path lockFile(Path folder) {
        return folder.resolve("lock");
    }

    private static Problem busy(Path folder) {
        return Problem.at(
                folder.toString(), "another lab is at work here", "wait until it has ended");
    }

    /// Takes away what the last run left, also one that was killed while disks were looked at.
    void clear() throws Refused, IOException, InterruptedException {
        Leftovers.takeAway(folder.toRealPath());
        List<Path> old;
        try (Stream<Path> files = Files.walk(folder)) {
            old =
                    files.filter(file -> !file.equals(folder) && !file.equals(lockFile(folder)))
                            .sorted(Comparator.reverseOrder())
                            .toList();
        }
        for (Path file : old) Files.delete(file);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
