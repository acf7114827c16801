package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Folders that were expensive to make, each named by the digest of everything it was made from.
/// One build at a time holds the cache. Of each kind only the newest [#KEPT] folders stay.
final class Cache implements AutoCloseable {
    private static final int KEPT = 3;

    private final Path directory;
    private final BuildLock lock;

    /// Fills a new, empty folder.
    @FunctionalInterface
    interface Maker {
        void make(Path directory) throws Refused, IOException, InterruptedException;
    }

    private Cache(Path directory, BuildLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /// Waits while another process holds it, and says so once.
    static Cache open(Path directory, Runnable whenWaiting)
            throws Refused, IOException, InterruptedException {
        Files.createDirectories(directory);
        return new Cache(directory, BuildLock.take(directory.resolve("lock"), whenWaiting));
    }

    Path directory() {
        return directory;
    }

    /// The folder for these words, made now if it is not there.
    Path folder(String kind, List<String> words, Maker maker)
            throws Refused, IOException, InterruptedException {
        Path folder = directory.resolve(kind).resolve(Sha256.ofWords(words).substring(0, 32));
        if (Files.isDirectory(folder)) return folder;
        Path fresh = directory.resolve(kind + ".new");
        Folders.delete(fresh);
        Files.createDirectories(fresh);
        maker.make(fresh);
        Folders.replace(fresh, folder);
        removeOld(directory.resolve(kind));
        return folder;
    }

    private static void removeOld(Path kind) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(kind)) {
            folders = new ArrayList<>(all.toList());
        }
        folders.sort((one, other) -> Long.compare(age(other), age(one)));
        for (int i = KEPT; i < folders.size(); i++) Folders.delete(folders.get(i));
    }

    private static long age(Path folder) {
        return folder.toFile().lastModified();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
