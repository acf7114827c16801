package dev.tarmac.agent.boot;

/// A file, directory or link to be put into the installed system. The path is absolute there.
public sealed interface TargetFile {
    String path();

    /// A text file; `toString` hides what is in it, because some are secrets.
    record Text(String path, int mode, String content, Owner owner) implements TargetFile {
        public Text {
            requireAbsolute(path);
        }

        /// One of root's.
        public Text(String path, int mode, String content) {
            this(path, mode, content, Owner.ROOT);
        }

        @Override
        public String toString() {
            return path + " (" + Integer.toOctalString(mode) + ")";
        }
    }

    /// A directory; one that is there stays as it is.
    record Directory(String path, int mode, Owner owner) implements TargetFile {
        public Directory {
            requireAbsolute(path);
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
