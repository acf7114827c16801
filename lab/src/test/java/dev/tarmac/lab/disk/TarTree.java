package dev.tarmac.lab.disk;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// A tree of files as a tar tells it: every entry with all that a disk must keep of it. Both sides
/// of a comparison come through here, one from the image's tarball, one from GNU tar over the
/// mounted disk.
public record TarTree(Map<String, Entry> entries) {
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
        Iterator<Map<String, String>> attributes = output(argv, PaxAttributes::read).iterator();
        return output(argv, tar -> read(tar, attributes::next));
    }

    /// Reads what a program writes.
    private interface Reader<T> {
        T read(InputStream stream) throws IOException;
    }

    private static <T> T output(List<String> argv, Reader<T> reader)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (InputStream stream = new BufferedInputStream(process.getInputStream(), 1 << 20)) {
            T read = reader.read(stream);
            stream.transferTo(OutputStream.nullOutputStream());
            if (process.waitFor() != 0) throw new IOException(argv + " failed");
            return read;
        } finally {
            process.destroyForcibly();
        }
    }

    static TarTree read(byte[] tar) throws IOException {
        Iterator<Map<String, String>> attributes =
                PaxAttributes.read(new ByteArrayInputStream(tar)).iterator();
        return read(new ByteArrayInputStream(tar), attributes::next);
    }

    private static TarTree read(InputStream stream, Supplier<Map<String, String>> attributes)
            throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        Map<String, SortedSet<String>> links = new HashMap<>();
        TarArchiveInputStream tar = new TarArchiveInputStream(stream, "UTF-8");
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
            String path = path(entry.getName());
            Map<String, String> own = attributes.get();
            if (entry.isLink()) {
                String first = path(entry.getLinkName());
                links.get(first).add(path);
                links.put(path, links.get(first));
                entries.put(path, entries.get(first));
            } else {
                links.put(path, new TreeSet<>(List.of(path)));
                entries.put(path, entry(entry, tar, own, links.get(path)));
            }
        }
        return new TarTree(entries);
    }

    private static Entry entry(
            TarArchiveEntry entry,
            TarArchiveInputStream tar,
            Map<String, String> attributes,
            SortedSet<String> links)
            throws IOException {
        return new Entry(
                type(entry),
                entry.getMode() & 07777,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                entry.getLastModifiedTime(),
                attributes,
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
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
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
