package dev.tarmac.agent.run;

import dev.tarmac.agent.boot.Owner;
import dev.tarmac.agent.boot.TargetFile;
import dev.tarmac.agent.linux.KernelFiles;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The installed system's tree while it is mounted below a directory of ours. Links inside it are
/// the image's: a path of the system is never followed through one, else `/etc` could lead into the
/// agent's own tree.
final class TargetTree {
    private static final int DIRECTORY_MODE = 0755;
    private static final int PRIVATE_DIRECTORY_MODE = 0700;

    private static final int MOST_LINKS = 40;

    private final Path root;

    TargetTree(Path root) {
        this.root = root;
    }

    /// Where an absolute path of the installed system is now. Its directories may be links of the
    /// image; they are followed as if the system ran. The last name is taken as it is.
    Path resolve(String path) throws IOException {
        return resolve(Path.of(path), new int[] {MOST_LINKS});
    }

    private Path resolve(Path path, int[] linksLeft) throws IOException {
        Path resolved = root;
        for (Path name : path.normalize()) {
            while (!resolved.equals(root) && Files.isSymbolicLink(resolved))
                resolved = follow(resolved, linksLeft);
            resolved = resolved.resolve(name);
        }
        return resolved;
    }

    /// The file behind the last name, too.
    private Path resolveFile(String path) throws IOException {
        int[] linksLeft = {MOST_LINKS};
        Path resolved = resolve(Path.of(path), linksLeft);
        while (Files.isSymbolicLink(resolved)) resolved = follow(resolved, linksLeft);
        return resolved;
    }

    private Path follow(Path link, int[] linksLeft) throws IOException {
        if (linksLeft[0]-- == 0) throw new IOException("too many links at " + link);
        Path parent = Path.of("/").resolve(root.relativize(link.getParent()));
        return resolve(parent.resolve(Files.readSymbolicLink(link)), linksLeft);
    }

    /// The text of a file, or empty when there is none.
    String text(String path) throws IOException {
        Path file = resolve(path);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readString(file) : "";
    }

    boolean isLink(String path) throws IOException {
        return Files.isSymbolicLink(resolve(path));
    }

    /// Whether there is such a file, also by a link.
    boolean isFile(String path) throws IOException {
        return Files.isRegularFile(resolveFile(path), LinkOption.NOFOLLOW_LINKS);
    }

    /// The texts of a directory, by name; what is no text is left out, and links.
    Map<String, String> texts(String path) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : KernelFiles.entries(resolveFile(path))) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) continue;
            try {
                texts.put(file.getFileName().toString(), Files.readString(file));
            } catch (CharacterCodingException e) {
                // Nothing of ours says what to do with it.
            }
        }
        return texts;
    }

    /// Creates or replaces it; owner and mode are right before a secret is inside.
    void write(TargetFile file) throws IOException {
        Path at = resolve(file.path());
        createDirectories(at.getParent(), isPrivate(file));
        switch (file) {
            case TargetFile.Directory directory -> {
                Path real = resolveFile(file.path());
                if (Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)) return;
                Files.createDirectory(real);
                give(real, directory.owner(), directory.mode());
            }
            case TargetFile.Link link -> {
                Files.deleteIfExists(at);
                Files.createSymbolicLink(at, Path.of(link.target()));
            }
            case TargetFile.Text text -> {
                empty(at);
                give(at, text.owner(), text.mode());
                Files.write(at, text.content().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// A file of the image keeps its SELinux label, which only a running system could give again.
    private static void empty(Path file) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && (int) Files.getAttribute(file, "unix:nlink") == 1) {
            Files.write(file, new byte[0]);
        } else {
            Files.deleteIfExists(file);
            Files.createFile(file);
        }
    }

    /// A new owner takes the set-id bits away, so the mode comes last.
    private static void give(Path file, Owner owner, int mode) throws IOException {
        if (!owner.equals(ownerOf(file))) {
            Files.setAttribute(file, "unix:uid", (int) owner.user());
            Files.setAttribute(file, "unix:gid", (int) owner.group());
        }
        Files.setAttribute(file, "unix:mode", mode);
    }

    private static Owner ownerOf(Path file) throws IOException {
        return new Owner(
                Integer.toUnsignedLong((int) Files.getAttribute(file, "unix:uid")),
                Integer.toUnsignedLong((int) Files.getAttribute(file, "unix:gid")));
    }

    /// The file that a link stands for is what the image calls by that path.
    void copy(String from, Path to) throws IOException {
        createDirectories(to.getParent(), false);
        Files.copy(resolveFile(from), to, StandardCopyOption.REPLACE_EXISTING);
    }

    byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(resolveFile(path));
    }

    private static boolean isPrivate(TargetFile file) {
        return file.path().startsWith("/root/.ssh/");
    }

    static void createDirectories(Path directory, boolean secret) throws IOException {
        if (Files.isDirectory(directory)) return;
        createDirectories(directory.getParent(), false);
        Files.createDirectory(directory);
        Files.setPosixFilePermissions(
                directory, permissions(secret ? PRIVATE_DIRECTORY_MODE : DIRECTORY_MODE));
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) if ((mode & (0400 >> i)) != 0) permissions.add(all[i]);
        return permissions;
    }
}
