package dev.tarmac.layout.rule;

import java.util.regex.Pattern;

/// Paths of mount points, as text.
final class MountPath {
    /// Of Linux, without the zero at the end.
    private static final int MAX_PATH = 4095;

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._+@:-]{1,255}");

    private MountPath() {}

    /// Absolute, and nothing that fstab would have to escape. Part by part: a pattern for the whole
    /// path would need the stack for each part of it.
    static boolean isPlain(String path) {
        if (path.equals("/")) return true;
        if (!path.startsWith("/") || path.length() > MAX_PATH) return false;
        for (String part : path.substring(1).split("/", -1))
            if (!PART.matcher(part).matches() || part.equals(".") || part.equals(".."))
                return false;
        return true;
    }

    /// The same place, or one below it.
    static boolean isIn(String path, String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }
}
