package dev.tarmac.image.build;

import dev.tarmac.image.ImageFiles;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ImageName;
import dev.tarmac.image.ManifestJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An image in the making: a directory of the store that nobody sees, renamed to its name when it
/// is complete and on disk. It is held by a lock; the next process sweeps away what nobody holds.
final class Incoming implements AutoCloseable {
    private static final String PREFIX = ".incoming-";
    private static final String LOCK = ".lock";

    private final ImageStore store;
    private final ImageName name;
    private final Path directory;
    private final LockFile held;

    private Incoming(ImageStore store, ImageName name, Path directory, LockFile held) {
        this.store = store;
        this.name = name;
        this.directory = directory;
        this.held = held;
    }

    /// Refused at once when the store has no place for that name.
    static Incoming in(ImageStore store, ImageName name) throws Refused, IOException {
        Path root = store.root();
        Files.createDirectories(root);
        try (LockFile _ = LockFile.take(root.resolve(LOCK))) {
            StorePlace.require(root, name);
            new Replaced(root).recover();
            sweep(root);
            Path directory = Files.createTempDirectory(root, PREFIX);
            return new Incoming(store, name, directory, LockFile.take(directory.resolve(LOCK)));
        }
    }

    Path directory() {
        return directory;
    }

    void writeManifest(ImageManifest manifest) throws IOException {
        String text = JsonObject.write(ManifestJson.encode(manifest)) + "\n";
        Path file = directory.resolve(ImageFiles.MANIFEST);
        Files.writeString(file, text, StandardCharsets.UTF_8);
        sync(file);
    }

    /// The same files again, without copying where the disk is the same: images are never edited.
    void take(StoredImage image) throws IOException {
        for (Path file : List.of(image.dataFile(), image.manifestFile())) {
            Path target = directory.resolve(file.getFileName());
            try {
                Files.createLink(target, file);
            } catch (UnsupportedOperationException | FileSystemException elsewhere) {
                Files.copy(file, target);
                sync(target);
            }
        }
    }

    /// Makes the image visible. The same content again is no change; other content under a name in
    /// use is refused unless `replace`. The name stands for the old image or the new one, whatever
    /// happens in between.
    void publish(ImageManifest manifest, boolean replace) throws Refused, IOException {
        Path root = store.root();
        Path target = name.in(root);
        try (LockFile _ = LockFile.take(root.resolve(LOCK))) {
            StorePlace.require(root, name);
            boolean occupied = Files.exists(target.resolve(ImageFiles.MANIFEST));
            if (occupied && present().filter(manifest::equals).isPresent()) return;
            if (occupied && !replace)
                throw new Refused(
                        "image " + name,
                        "is in the store already, with other content",
                        "choose another name, or replace it on purpose: --replace");
            Files.createDirectories(target.getParent());
            Files.delete(directory.resolve(LOCK));
            // mkdtemp's directory is the owner's alone, a server may run as somebody else.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            sync(directory);
            Replaced replaced = new Replaced(root);
            if (Files.exists(target)) replaced.putAside(name);
            try {
                Files.move(directory, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                replaced.recover();
                throw e;
            }
            sync(target.getParent());
            replaced.recover();
        }
    }

    @Override
    public void close() throws IOException {
        held.close();
        StoreFiles.discard(directory);
    }

    private Optional<ImageManifest> present() {
        try {
            return Optional.of(store.open(name).manifest());
        } catch (Refused broken) {
            return Optional.empty();
        }
    }

    private static void sweep(Path root) throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            for (Path child : children.toList())
                if (child.getFileName().toString().startsWith(PREFIX)) sweepOne(child);
        }
    }

    private static void sweepOne(Path directory) throws IOException {
        try {
            Optional<LockFile> nobody = LockFile.tryTake(directory.resolve(LOCK));
            if (nobody.isEmpty()) return;
            try (LockFile _ = nobody.get()) {
                StoreFiles.discard(directory);
            }
        } catch (AccessDeniedException somebodyElses) {
            // Another user's: it is theirs to sweep.
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
