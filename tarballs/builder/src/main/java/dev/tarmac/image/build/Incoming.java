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
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An image in the making: a directory of the store that nobody sees, renamed to its name when it
/// is complete and on disk. What killed processes left behind is swept away by the next one.
final class Incoming implements AutoCloseable {
    private static final String PREFIX = ".incoming-";

    private final ImageStore store;
    private final ImageName name;
    private final Path directory;

    private Incoming(ImageStore store, ImageName name, Path directory) {
        this.store = store;
        this.name = name;
        this.directory = directory;
    }

    static Incoming in(ImageStore store, ImageName name) throws IOException {
        Files.createDirectories(store.root());
        sweep(store.root());
        String prefix = PREFIX + ProcessHandle.current().pid() + "-";
        return new Incoming(store, name, Files.createTempDirectory(store.root(), prefix));
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
    /// use is refused unless `replace`.
    void publish(ImageManifest manifest, boolean replace) throws Refused, IOException {
        Path target = name.in(store.root());
        if (Files.exists(target)) {
            if (present().filter(manifest::equals).isPresent()) return;
            if (!replace)
                throw new Refused(
                        "image " + name,
                        "is in the store already, with other content",
                        "choose another name, or replace it on purpose: --replace");
            discard(Files.move(target, directory.resolveSibling(directory.getFileName() + ".old")));
        }
        Files.createDirectories(target.getParent());
        // mkdtemp's directory is the owner's alone, a server may run as somebody else.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        sync(directory);
        try {
            Files.move(directory, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(target + " appeared while the image was made", e);
        }
        sync(target.getParent());
    }

    @Override
    public void close() throws IOException {
        discard(directory);
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
            for (Path child : children.toList()) if (isAbandoned(child)) discard(child);
        }
    }

    private static boolean isAbandoned(Path directory) {
        String name = directory.getFileName().toString();
        if (!name.startsWith(PREFIX)) return false;
        String pid = name.substring(PREFIX.length()).replaceFirst("-.*", "");
        return pid.matches("[0-9]{1,9}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    private static void discard(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        List<Path> inside;
        try (Stream<Path> paths = Files.walk(directory)) {
            inside = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) Files.deleteIfExists(path);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
