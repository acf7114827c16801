package dev.tarmac.catalog;

import dev.tarmac.image.ImageFiles;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ImageName;
import dev.tarmac.image.ManifestJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The image store. An image is complete or not there; it never changes, so that a manifest is read
/// once per file.
public final class Catalog {
    /// An image name has parts joined by `/`; the store is not searched deeper.
    private static final int MAX_DEPTH = 8;

    private final Path store;
    private final Map<ImageName, Known> known = new ConcurrentHashMap<>();

    private record Known(FileTime time, long bytes, CatalogImage image) {}

    public Catalog(Path store) {
        this.store = store;
    }

    /// The names of all images, sorted; readable or not.
    public List<ImageName> names() {
        if (!Files.isDirectory(store)) return List.of();
        List<ImageName> names = new ArrayList<>();
        try {
            Files.walkFileTree(store, Set.of(), MAX_DEPTH, new Manifests(names));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.sort(Comparator.comparing(ImageName::text));
        return names;
    }

    /// Leaves out what begins with a dot, which is how an image that is being made is called, and
    /// whatever goes away while it looks.
    private final class Manifests extends SimpleFileVisitor<Path> {
        private final List<ImageName> names;

        Manifests(List<ImageName> names) {
            this.names = names;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.getFileName().toString().startsWith(".") && !directory.equals(store)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.endsWith(ImageFiles.MANIFEST))
                name(store.relativize(file.getParent()).toString()).ifPresent(names::add);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static Optional<ImageName> name(String text) {
        try {
            return Optional.of(new ImageName(text));
        } catch (IllegalArgumentException unnamed) {
            return Optional.empty();
        }
    }

    /// The image of that name; empty when the store has none.
    public Optional<CatalogImage> find(ImageName name) throws Refused {
        Path manifest = name.in(store).resolve(ImageFiles.MANIFEST);
        if (!Files.isRegularFile(manifest)) return Optional.empty();
        try {
            FileTime time = Files.getLastModifiedTime(manifest);
            long bytes = Files.size(manifest);
            Known before = known.get(name);
            if (before != null && before.time.equals(time) && before.bytes == bytes)
                return Optional.of(before.image);
            CatalogImage image = read(name, manifest, bytes);
            known.put(name, new Known(time, bytes, image));
            return Optional.of(image);
        } catch (IOException e) {
            throw new Refused(unreadable(name, e.toString()), e);
        }
    }

    /// The image of that name, or the reason why there is none.
    ///
    /// @param where who needs it
    public CatalogImage require(String where, ImageName name) throws Refused {
        Optional<CatalogImage> image = find(name);
        if (image.isEmpty())
            throw new Refused(
                    where,
                    "its image " + name + " is not in the image store",
                    "build or import it: tarmac image build|import");
        return image.get();
    }

    private CatalogImage read(ImageName name, Path manifestFile, long bytes)
            throws IOException, Refused {
        if (bytes > ManifestJson.MAX_BYTES)
            throw new Refused(unreadable(name, "its manifest has " + bytes + " bytes"));
        byte[] text = Files.readAllBytes(manifestFile);
        Path data = manifestFile.resolveSibling(ImageFiles.DATA);
        try {
            ImageManifest manifest =
                    ManifestJson.decode(JsonObject.parse(new String(text, StandardCharsets.UTF_8)));
            long dataBytes = Files.isRegularFile(data) ? Files.size(data) : -1;
            if (dataBytes != manifest.dataBytes())
                throw new Refused(
                        unreadable(
                                name,
                                "its data should have "
                                        + manifest.dataBytes()
                                        + " bytes"
                                        + (dataBytes < 0
                                                ? " and is missing"
                                                : ", not " + dataBytes)));
            return new CatalogImage(manifest, sha256(text), manifestFile, data);
        } catch (MalformedJson e) {
            throw new Refused(unreadable(name, e.getMessage()), e);
        }
    }

    private static Problem unreadable(ImageName name, String what) {
        return Problem.at(
                "image " + name, what, "build or import it again: tarmac image build|import");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
