package dev.tarmac.image.build;

import dev.tarmac.image.build.tar.TarEntry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What an archive holds, without the data: enough to judge it and to find things in it.
final class ImageTree {
    private static final int MAX_LINKS = 40;

    /// @param link target: of a hard link normalised, of a symbolic link as written
    /// @param architecture of a file that is a program, else empty
    record Node(
            TarEntry.Kind kind, int mode, long size, String link, Optional<String> architecture) {
        boolean isProgram() {
            return kind == TarEntry.Kind.FILE && (mode & 0111) != 0;
        }
    }

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /// False when the path is there already.
    boolean add(String path, Node node) {
        return nodes.putIfAbsent(path, node) == null;
    }

    Optional<Node> at(String path) {
        return Optional.ofNullable(nodes.get(path));
    }

    Map<String, Node> nodes() {
        return nodes;
    }

    /// What is directly inside a directory, sorted.
    List<String> names(String directory) {
        return nodes.keySet().stream()
                .filter(path -> !path.isEmpty() && EntryPath.parent(path).equals(directory))
                .map(EntryPath::lastPart)
                .sorted()
                .toList();
    }

    /// Where a path ends when links are followed as the installed system would, or nothing.
    Optional<String> resolve(String path) {
        return resolve(path, MAX_LINKS);
    }

    /// The file behind a path, links followed.
    Optional<Node> file(String path) {
        return resolve(path).flatMap(this::at).filter(node -> node.kind() == TarEntry.Kind.FILE);
    }

    boolean hasProgram(String... paths) {
        return Stream.of(paths).anyMatch(path -> file(path).filter(Node::isProgram).isPresent());
    }

    /// The first name of what a hard link links to, or nothing when it leads nowhere.
    Optional<String> linked(String path) {
        String here = path;
        for (int links = 0; links < MAX_LINKS; links++) {
            Node node = nodes.get(here);
            if (node == null) return Optional.empty();
            if (node.kind() != TarEntry.Kind.HARD_LINK) return Optional.of(here);
            here = node.link();
        }
        return Optional.empty();
    }

    private Optional<String> resolve(String path, int linksLeft) {
        String done = "";
        List<String> parts = List.of(path.split("/"));
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.isEmpty() || part.equals(".")) continue;
            if (part.equals("..")) {
                done = EntryPath.parent(done);
                continue;
            }
            Optional<String> here = linked(EntryPath.child(done, part));
            if (here.isEmpty()) return Optional.empty();
            Node node = nodes.get(here.get());
            if (node.kind() == TarEntry.Kind.SYMBOLIC_LINK) {
                if (linksLeft == 0) return Optional.empty();
                String from = node.link().startsWith("/") ? "" : done;
                String rest = String.join("/", parts.subList(i + 1, parts.size()));
                return resolve(from + "/" + node.link() + "/" + rest, linksLeft - 1);
            }
            done = here.get();
        }
        return Optional.of(done);
    }
}
