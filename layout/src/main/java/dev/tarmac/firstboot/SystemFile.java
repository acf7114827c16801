package dev.tarmac.firstboot;

import java.util.regex.Pattern;

/// A text file of the installed system.
///
/// @param owner a user of the image or of the accounts; the same for `group`
/// @param content hidden: it may be a secret, or nobody has said that it is not
/// @param shown whether people may read it in a profile
public record SystemFile(
        String path, int mode, String owner, String group, Secret content, boolean shown) {
    public static final int USUAL_MODE = 0644;

    private static final Pattern PATH = Pattern.compile("(/[^/]+)+");
    private static final int ALL_BITS = 07777;
    private static final int OTHERS_READ = 0004;

    public SystemFile {
        Checks.matching("path of a file", PATH, Checks.path("path of a file", path));
        for (String name : path.split("/", -1))
            if (name.equals(".") || name.equals(".."))
                throw new IllegalArgumentException("'" + path + "' leads through . or ..");
        if ((mode & ~ALL_BITS) != 0)
            throw new IllegalArgumentException(path + ": a mode is four octal digits, like 0644");
        Group.name(owner);
        Group.name(group);
        if (!shown && (mode & OTHERS_READ) != 0)
            throw new IllegalArgumentException(
                    path + ": everybody may read this secret; give it mode 0600");
    }
}
