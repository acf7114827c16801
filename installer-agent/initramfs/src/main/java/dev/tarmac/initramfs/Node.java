package dev.tarmac.initramfs;

import java.nio.file.Path;

/// One entry of the initramfs. Owner is always root, time is always [Newc#TIME]: neither is a
/// choice.
sealed interface Node {
    record Folder(int permissions) implements Node {}

    /// A file with the content of one on the build machine.
    record Copy(Path source, int permissions) implements Node {}

    record Text(String content, int permissions) implements Node {}

    record Link(String target) implements Node {}
}
