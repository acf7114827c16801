package dev.tarmac.agent.image;

import java.nio.charset.StandardCharsets;

/// The one file of an image that must not get its name yet: what firmware would start by itself
/// before the system is whole and checked. It is written under another name.
///
/// @param path in the image, without a leading slash; case is ignored, as FAT does
/// @param instead what it is called until somebody renames it
public record HeldBack(String path, String instead) {
    /// Whether an entry is that file.
    boolean is(TarPath entry) {
        return entry.length() == path.length() && path.equalsIgnoreCase(entry.toString());
    }

    TarPath writtenAs() {
        TarPath other = new TarPath();
        other.assignBytes(instead.getBytes(StandardCharsets.UTF_8));
        return other;
    }
}
