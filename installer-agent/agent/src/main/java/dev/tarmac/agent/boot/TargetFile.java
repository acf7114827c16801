package dev.tarmac.agent.boot;

/// A file or link to be put into the installed system, owned by root. The path is absolute there.
public sealed interface TargetFile {
    String path();

    /// A text file; `toString` hides what is in it, because some are secrets.
    record Text(String path, int mode, String content) implements TargetFile {
        public Text {
            requireAbsolute(path);
        }

        @Override
        public String toString() {
            return path + " (" + Integer.toOctalString(mode) + ")";
        }
    }

    /// A symbolic link.
    record Link(String path, String target) implements TargetFile {
        public Link {
            requireAbsolute(path);
        }
    }

    private static void requireAbsolute(String path) {
        if (!path.startsWith("/") || path.contains("/../") || path.endsWith("/"))
            throw new IllegalArgumentException("not an absolute path of a file: '" + path + "'");
    }
}
