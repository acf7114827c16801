package dev.tarmac.initramfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an archive will hold, by absolute path, sorted: a folder always stands before what is in
/// it. Parents are added by themselves.
final class FileTree {
    private static final int OPEN_FOLDER = 0755;

    private final SortedMap<String, Node> nodes = new TreeMap<>();

    void folder(String path, int permissions) {
        put(path, new Node.Folder(permissions));
    }

    void copy(String path, Path source, int permissions) {
        put(path, new Node.Copy(source, permissions));
    }

    void text(String path, String content, int permissions) {
        put(path, new Node.Text(content, permissions));
    }

    void link(String path, String target) {
        put(path, new Node.Link(target));
    }

    boolean has(String path) {
        return nodes.containsKey(path);
    }

    SortedMap<String, Node> nodes() {
        return Collections.unmodifiableSortedMap(nodes);
    }

    /// About what the archive will weigh; headers are not counted.
    long contentBytes() throws IOException {
        long bytes = 0;
        for (Node node : nodes.values())
            if (node instanceof Node.Copy(Path source, int _)) bytes += Files.size(source);
        return bytes;
    }

    private void put(String path, Node node) {
        if (!path.matches("(/[^/]+)+") || path.contains("/../") || path.endsWith("/.."))
            throw new IllegalArgumentException("not an absolute path: " + path);
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1))
            requireFolder(path.substring(0, slash));
        nodes.put(path, node);
    }

    private void requireFolder(String parent) {
        Node there = nodes.putIfAbsent(parent, new Node.Folder(OPEN_FOLDER));
        if (there != null && !(there instanceof Node.Folder))
            throw new IllegalArgumentException(parent + " is no folder");
    }
}
