package dev.tarmac.image.build;

import dev.tarmac.image.EntryLimits;
import dev.tarmac.image.build.tar.TarText;

import java.util.Optional;

/// Paths inside an image: relative, `/` between parts, no `.` and no `..`; the root is the empty
/// path.
final class EntryPath {
    private EntryPath() {}

    /// A path in that spelling, or why a name of an archive is none. Only a leading `./` or `/` and
    /// a trailing `/` are forgiven.
    record Normalised(String path, Optional<String> wrong) {}

    static Normalised normalise(String name) {
        int start = 0;
        while (name.startsWith("./", start) || name.startsWith("/", start))
            start += name.charAt(start) == '/' ? 1 : 2;
        int end = name.length();
        while (end > start && name.charAt(end - 1) == '/') end--;
        String path = name.substring(start, end);
        if (path.equals(".")) path = "";
        return new Normalised(path, name.isEmpty() ? Optional.of("no name") : wrong(path));
    }

    private static Optional<String> wrong(String path) {
        if (path.isEmpty()) return Optional.empty();
        if (path.indexOf('\0') >= 0) return Optional.of("a zero byte in its path");
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) return Optional.of("a '..' in its path");
            if (part.isEmpty() || part.equals("."))
                return Optional.of("an empty part or a '.' inside its path");
            if (part.length() > EntryLimits.MAX_NAME_BYTES)
                return Optional.of("a part longer than 255 bytes");
        }
        return Optional.empty();
    }

    /// Of anything but the root.
    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String child(String parent, String name) {
        return parent.isEmpty() ? name : parent + "/" + name;
    }

    /// As people and manifests write it.
    static String absolute(String path) {
        return "/" + TarText.show(path);
    }
}
