package dev.tarmac.lab.disk;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A tree of files as a tar tells it: every entry with all that a disk must keep of it. Both sides
/// of a comparison come through here, one from the image's tarball, one from GNU tar over the
/// mounted disk.
public record TarTree(Map<String, Entry> entries) {
    private static final String XATTR = "SCHILY.xattr.";

    /// One path and what stands there.
    ///
    /// @param type `file`, `directory`, `symlink`, `character`, `block` or `fifo`
    /// @param content SHA-256 of a file, the target of a symlink, the numbers of a device
    /// @param links every path of the same file; one when it has no hard link
    public record Entry(
            String type,
            int mode,
            long user,
            long group,
            FileTime modified,
            Map<String, String> attributes,
            String content,
            SortedSet<String> links) {}

    /// The files of an image: `data.tar.zst` through `zstd`.
    public static TarTree ofImage(Path data) throws IOException, InterruptedException {
        return of(List.of("zstd", "-dc", data.toString()));
    }

    /// The files of mounted file systems, from their root on.
    public static TarTree ofFolder(Path root) throws IOException, InterruptedException {
        return of(
                List.of(
                        "tar",
                        "--create",
                        "--format=pax",
                        "--numeric-owner",
                        "--xattrs",
                        "--xattrs-include=*",
                        "--directory=" + root,
                        "."));
    }

    private static TarTree of(List<String> argv) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (InputStream tar = new BufferedInputStream(process.getInputStream(), 1 << 20)) {
            TarTree tree = read(tar);
            tar.transferTo(java.io.OutputStream.nullOutputStream());
            if (process.waitFor() != 0) throw new IOException(argv + " failed");
            return tree;
        } finally {
            process.destroyForcibly();
        }
    }

    static TarTree read(InputStream stream) throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        Map<String, SortedSet<String>> links = new HashMap<>();
        TarArchiveInputStream tar = new TarArchiveInputStream(stream, "UTF-8");
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
            String path = path(entry.getName());
            if (entry.isLink()) {
                String first = path(entry.getLinkName());
                links.get(first).add(path);
                links.put(path, links.get(first));
                entries.put(path, entries.get(first));
            } else {
                links.put(path, new TreeSet<>(List.of(path)));
                entries.put(path, entry(entry, tar, links.get(path)));
            }
        }
        return new TarTree(entries);
    }

    private static Entry entry(
            TarArchiveEntry entry, TarArchiveInputStream tar, SortedSet<String> links)
            throws IOException {
        return new Entry(
                type(entry),
                entry.getMode() & 07777,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                entry.getLastModifiedTime(),
                attributes(entry),
                content(entry, tar),
                links);
    }

    private static String type(TarArchiveEntry entry) {
        if (entry.isDirectory()) return "directory";
        if (entry.isSymbolicLink()) return "symlink";
        if (entry.isCharacterDevice()) return "character";
        if (entry.isBlockDevice()) return "block";
        if (entry.isFIFO()) return "fifo";
        return "file";
    }

    private static String content(TarArchiveEntry entry, TarArchiveInputStream tar)
            throws IOException {
        return switch (type(entry)) {
            case "symlink" -> entry.getLinkName();
            case "character", "block" -> entry.getDevMajor() + ":" + entry.getDevMinor();
            case "file" -> sha256(tar);
            default -> "";
        };
    }

    private static String sha256(InputStream file) throws IOException {
        try {
            DigestInputStream digest =
                    new DigestInputStream(file, MessageDigest.getInstance("SHA-256"));
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /// An attribute that is no UTF-8 would come out the same as another one: nobody may rely on it.
    private static Map<String, String> attributes(TarArchiveEntry entry) {
        Map<String, String> attributes = new TreeMap<>();
        entry.getExtraPaxHeaders()
                .forEach(
                        (name, value) -> {
                            if (!name.startsWith(XATTR)) return;
                            if (value.indexOf('\uFFFD') >= 0)
                                throw new AssertionError(entry.getName() + ": " + name);
                            attributes.put(name.substring(XATTR.length()), value);
                        });
        return attributes;
    }

    private static String path(String name) {
        String path = name.startsWith("./") ? name.substring(2) : name;
        return "/" + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /// One line per path and aspect in which the two trees differ, sorted by path.
    public SortedSet<String> differencesTo(TarTree other) {
        SortedSet<String> paths = new TreeSet<>(entries.keySet());
        paths.addAll(other.entries.keySet());
        SortedSet<String> differences = new TreeSet<>();
        for (String path : paths) {
            Entry before = entries.get(path);
            Entry after = other.entries.get(path);
            if (before == null) differences.add(path + " added");
            else if (after == null) differences.add(path + " missing");
            else differ(path, before, after, differences);
        }
        return differences;
    }

    private static void differ(
            String path, Entry before, Entry after, SortedSet<String> differences) {
        differ(path, "type", before.type(), after.type(), differences);
        differ(path, "mode", before.mode(), after.mode(), differences);
        differ(path, "user", before.user(), after.user(), differences);
        differ(path, "group", before.group(), after.group(), differences);
        differ(path, "modified", before.modified(), after.modified(), differences);
        differ(path, "attributes", before.attributes(), after.attributes(), differences);
        differ(path, "content", before.content(), after.content(), differences);
        differ(path, "links", before.links(), after.links(), differences);
    }

    private static void differ(
            String path, String what, Object before, Object after, SortedSet<String> differences) {
        if (!before.equals(after)) differences.add(path + " " + what);
    }
}
