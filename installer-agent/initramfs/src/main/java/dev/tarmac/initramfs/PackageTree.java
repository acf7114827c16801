package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Packages unpacked side by side into one folder, no script of theirs run. Looks files up as the
/// installed system would: links are followed inside the tree, and `/bin/x` is `/usr/bin/x`.
final class PackageTree implements AutoCloseable {
    private static final Duration UNPACK_LIMIT = Duration.ofMinutes(5);
    private static final int LINK_LIMIT = 8;
    private static final Set<String> MERGED = Set.of("bin", "sbin", "lib", "lib64");

    private final Path root;

    PackageTree(Path root) {
        this.root = root;
    }

    static PackageTree unpack(List<Path> packages, Path directory, BuildProgress progress)
            throws Refused, IOException, InterruptedException {
        PackageTree tree = new PackageTree(directory);
        tree.close();
        Files.createDirectories(directory);
        int done = 0;
        for (Path one : packages) {
            progress.at("unpacking packages", 100 * done++ / packages.size());
            Tool.run(
                    UNPACK_LIMIT,
                    "check the free space below " + directory,
                    List.of("dpkg-deb", "--extract", one.toString(), directory.toString()));
        }
        return tree;
    }

    Path root() {
        return root;
    }

    /// Where `path` (absolute, as on the installed system) really is; empty when no package has it.
    Optional<Path> find(String path) throws IOException {
        String wanted = path;
        for (int hop = 0; hop < LINK_LIMIT; hop++) {
            Optional<Path> found = asPacked(wanted);
            if (found.isEmpty() || !Files.isSymbolicLink(found.get())) return found;
            Path target = Files.readSymbolicLink(found.get());
            wanted = Path.of(wanted).resolveSibling(target).normalize().toString();
        }
        return Optional.empty();
    }

    /// A file that the build cannot do without.
    Path require(String path) throws Refused, IOException {
        return find(path)
                .filter(Files::isRegularFile)
                .orElseThrow(
                        () ->
                                new Refused(
                                        path,
                                        "is in none of the packages",
                                        "fetch the packages again: tarmac agent build"
                                                + " --fresh"));
    }

    /// What a link says, unresolved; empty for anything else.
    Optional<String> link(String path) throws IOException {
        Optional<Path> found = asPacked(path);
        return found.isPresent() && Files.isSymbolicLink(found.get())
                ? Optional.of(Files.readSymbolicLink(found.get()).toString())
                : Optional.empty();
    }

    private Optional<Path> asPacked(String path) {
        Path relative = Path.of("/").relativize(Path.of(path).normalize());
        if (relative.startsWith("usr") && relative.getNameCount() > 2) {
            Path unmerged = relative.subpath(1, relative.getNameCount());
            if (MERGED.contains(unmerged.getName(0).toString()) && exists(root.resolve(unmerged)))
                return Optional.of(root.resolve(unmerged));
        }
        if (exists(root.resolve(relative))) return Optional.of(root.resolve(relative));
        Path merged = root.resolve("usr").resolve(relative);
        return MERGED.contains(relative.getName(0).toString()) && exists(merged)
                ? Optional.of(merged)
                : Optional.empty();
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /// Removes the folder.
    @Override
    public void close() throws IOException {
        Folders.delete(root);
    }
}
