package dev.tarmac.lab.trial;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the files of a trial are. They go when it is closed, unless somebody wants to keep them.
public final class TrialFolder implements Closeable {
    /// Files there may be larger than the 16 TiB that ext4 allows, and take memory only where
    /// something is written.
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path folder;
    private final boolean keeps;
    private final List<Path> made = new ArrayList<>();
    private Optional<Path> inMemory = Optional.empty();
    private boolean closed;

    private TrialFolder(Path folder, boolean keeps) {
        this.folder = folder;
        this.keeps = keeps;
    }

    /// A folder of its own below another, which goes with everything in it.
    public static TrialFolder below(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new TrialFolder(Files.createTempDirectory(parent, "try-"), false);
    }

    /// A folder whose files stay.
    public static TrialFolder kept(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new TrialFolder(folder, true);
    }

    /// Makes an empty disk. No block of it takes room until something is written there.
    synchronized Path disk(String name, long bytes) throws Refused, IOException {
        if (closed) throw new Refused(folder.toString(), "is closed already", "start it again");
        Path file = folder.resolve(name + ".raw");
        if (Files.exists(file))
            throw new Refused(
                    file.toString(), "is there already", "remove it, or name another folder");
        try {
            return sparse(file, bytes);
        } catch (IOException e) {
            if (keeps) throw tooLarge(file, bytes, e);
        }
        return sparse(memory().resolve(name + ".raw"), bytes);
    }

    boolean keeps() {
        return keeps;
    }

    private Path sparse(Path file, long bytes) throws IOException {
        made.add(file);
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.setLength(bytes);
        }
        return file;
    }

    private Path memory() throws IOException {
        if (inMemory.isEmpty())
            inMemory = Optional.of(Files.createTempDirectory(MEMORY, "tarmac-try-"));
        return inMemory.get();
    }

    /// Nothing was written yet that anybody could want to look at.
    private Refused tooLarge(Path file, long bytes, IOException cause) throws IOException {
        for (Path each : made) Files.deleteIfExists(each);
        return new Refused(
                Problem.at(
                        file.toString(),
                        "cannot have " + bytes + " bytes: " + cause.getMessage(),
                        "keep it on xfs or tmpfs (" + MEMORY + "), whose files may be larger"),
                cause);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (keeps) return;
        for (Path file : made) Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
        if (inMemory.isPresent()) Files.deleteIfExists(inMemory.get());
    }
}
