package dev.tarmac.image.build;

import dev.tarmac.image.EntryLimits;
import dev.tarmac.image.build.tar.TarEntry;
import dev.tarmac.image.build.tar.TarText;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the agent or the kernel would refuse of an entry, names apart: at import this costs a
/// message, on a machine it costs the disk.
final class EntryRules {
    private static final long MAX_SECONDS = 100_000_000_000_000_000L;

    /// The names that Linux knows; `%` only where GNU tar writes `=` and `%` with it.
    private static final Pattern XATTR =
            Pattern.compile(
                    "(user|security|trusted|system)\\.([^\\x00%]|%3D|%25)+", Pattern.DOTALL);

    private EntryRules() {}

    /// What is wrong, to be read after "has"; empty when nothing is.
    static Optional<String> wrong(TarEntry entry) {
        if (entry.kind() == TarEntry.Kind.SYMBOLIC_LINK && entry.link().isEmpty())
            return Optional.of("a target of no length");
        if (entry.link().indexOf('\0') >= 0) return Optional.of("a zero byte in its target");
        if (entry.uid() > EntryLimits.MAX_ID || entry.gid() > EntryLimits.MAX_ID)
            return Optional.of(
                    "an owner that Linux does not know: " + entry.uid() + ":" + entry.gid());
        if (entry.mtimeSeconds() <= -MAX_SECONDS || entry.mtimeSeconds() >= MAX_SECONDS)
            return Optional.of("a time beyond all calendars: " + entry.mtimeSeconds());
        if (entry.xattrs().size() > EntryLimits.MAX_XATTRS)
            return Optional.of(
                    entry.xattrs().size()
                            + " extended attributes; at most "
                            + EntryLimits.MAX_XATTRS);
        return entry.xattrs().entrySet().stream()
                .flatMap(xattr -> wrong(entry.kind(), xattr).stream())
                .findFirst();
    }

    private static Optional<String> wrong(TarEntry.Kind kind, Map.Entry<String, String> xattr) {
        String name = xattr.getKey();
        String shown = "'" + TarText.show(name) + "'";
        if (!XATTR.matcher(name).matches())
            return Optional.of("an extended attribute that Linux does not know: " + shown);
        if (name.length() > EntryLimits.MAX_NAME_BYTES)
            return Optional.of("an extended attribute with too long a name: " + shown);
        if (xattr.getValue().length() > EntryLimits.MAX_XATTR_BYTES)
            return Optional.of(
                    "an extended attribute of "
                            + xattr.getValue().length()
                            + " bytes: "
                            + shown
                            + "; at most "
                            + EntryLimits.MAX_XATTR_BYTES);
        if (name.startsWith("user.") && !takesUserXattrs(kind))
            return Optional.of(shown + ", which a " + kind + " cannot have");
        return Optional.empty();
    }

    private static boolean takesUserXattrs(TarEntry.Kind kind) {
        return switch (kind) {
            case FILE, DIRECTORY, HARD_LINK -> true;
            case SYMBOLIC_LINK, CHARACTER_DEVICE, BLOCK_DEVICE, FIFO -> false;
        };
    }
}
