package dev.tarmac.image.build;

import dev.tarmac.image.ImageManifest;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Builds the image of a definition and puts it into a store. What was built once is kept in the
/// cache under [BuildKey] and only linked from there on.
public final class ImageBuild {
    /// When a build may be answered from the cache.
    public enum Freshness {
        /// The packages of the day when it was first built are good enough.
        CACHED,
        /// Build again with today's packages, and replace what is in store and cache.
        REFRESH
    }

    private static final int MAX_DEFINITION_BYTES = 1 << 20;

    private ImageBuild() {}

    /// The same with what the cache has.
    public static ImageManifest build(Path definition, Path store, Path cache, Progress progress)
            throws Refused, IOException {
        return build(definition, store, cache, Freshness.CACHED, progress);
    }

    /// Builds what the definition says, or takes it from the cache, and replaces the image of that
    /// name in the store.
    public static ImageManifest build(
            Path definition, Path store, Path cache, Freshness freshness, Progress progress)
            throws Refused, IOException {
        return build(definition, store, cache, freshness, ImageBuild::mmdebstrap, progress);
    }

    static ImageManifest build(
            Path definition,
            Path store,
            Path cache,
            Freshness freshness,
            TreeMaker maker,
            Progress progress)
            throws Refused, IOException {
        ImageDefinition read = read(definition);
        ImportOptions options = ImportOptions.DEFAULT.replacing();
        Path kept = cache.resolve("images").resolve(BuildKey.of(read, options));
        StorePlace.require(store, read.name());
        Files.createDirectories(kept);
        StoredImage built;
        try (LockFile _ = LockFile.take(kept.resolve(".building"))) {
            built =
                    freshness == Freshness.CACHED && isKept(read, kept)
                            ? new ImageStore(kept).open(read.name())
                            : make(read, kept, options, maker, progress);
        }
        try (Incoming incoming = Incoming.in(new ImageStore(store), read.name())) {
            incoming.take(built);
            incoming.publish(built.manifest(), true);
        }
        return built.manifest();
    }

    /// Reads a definition and tells everything that is wrong with it; builds nothing.
    public static void check(Path definition) throws Refused, IOException {
        read(definition);
    }

    private static ImageDefinition read(Path file) throws Refused, IOException {
        try {
            if (Files.size(file) > MAX_DEFINITION_BYTES)
                throw new Refused(
                        file.toString(),
                        "is too large for an image definition",
                        "a .tar is imported: tarmac image import " + file);
            return DefinitionYaml.read(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "no such file",
                            "name an image definition like tarballs/images/debian-12.yaml"),
                    e);
        }
    }

    private static boolean isKept(ImageDefinition definition, Path kept) {
        try {
            new ImageStore(kept).open(definition.name());
            return true;
        } catch (Refused absent) {
            return false;
        }
    }

    private static StoredImage make(
            ImageDefinition definition,
            Path kept,
            ImportOptions options,
            TreeMaker maker,
            Progress progress)
            throws Refused, IOException {
        ImageStore store = new ImageStore(kept);
        try (Incoming work = Incoming.in(store, definition.name())) {
            Path tar = work.directory().resolve("tree.tar");
            maker.make(definition, work.directory(), tar, kept.resolve("build.log"), progress);
            ImageImport.run(tar, definition.name(), kept, options, progress);
        }
        return store.open(definition.name());
    }

    private static void mmdebstrap(
            ImageDefinition definition, Path work, Path tar, Path log, Progress progress)
            throws Refused, IOException {
        Path hooks = work.resolve("hooks");
        BuildHooks.write(definition, hooks);
        new BuildRun(Mmdebstrap.of(definition, hooks, tar), log, progress).run();
    }
}
