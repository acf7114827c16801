package dev.tarmac.agent.image;

import java.util.ArrayList;
import java.util.List;

/// What can only be done when everything else is there: hard links need the files they name, and
/// making files in a directory changes its time.
@SuppressWarnings("ArrayRecordComponent") // never compared
final class LateWork {
    /// @param existed it was there before us: the root, or a mount point
    /// @param createdMode what mkdir gave it
    record Directory(byte[] path, boolean existed, int createdMode, Metadata metadata) {}

    record HardLink(byte[] existing, byte[] path) {}

    private final List<Directory> directories = new ArrayList<>();
    private final List<HardLink> hardLinks = new ArrayList<>();

    synchronized void add(Directory directory) {
        directories.add(directory);
    }

    synchronized void add(HardLink link) {
        hardLinks.add(link);
    }

    synchronized List<Directory> directories() {
        return List.copyOf(directories);
    }

    synchronized List<HardLink> hardLinks() {
        return List.copyOf(hardLinks);
    }
}
