package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Disk;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Finds disks by what commands call them.
public final class DiskNames {
    private static final String DEVICES = "/dev/";

    /// One piece of a shell pattern: a wildcard, a set of characters, or a character.
    private static final Pattern TOKEN = Pattern.compile("\\*|\\?|\\[!?[^\\]]+\\]|.");

    private DiskNames() {}

    /// The disks that a specification means: names or shell patterns, alternatives between bars.
    static List<Disk> matching(String specification, List<Disk> disks) {
        for (String alternative : specification.split("\\|")) {
            Pattern pattern = glob(bare(alternative));
            List<Disk> matching =
                    disks.stream()
                            .filter(disk -> names(disk).anyMatch(n -> pattern.matcher(n).matches()))
                            .toList();
            if (!matching.isEmpty()) return matching;
        }
        return List.of();
    }

    /// The one disk of that name.
    static Optional<Disk> named(String name, List<Disk> disks) {
        return disks.stream().filter(disk -> names(disk).anyMatch(bare(name)::equals)).findFirst();
    }

    private static Stream<String> names(Disk disk) {
        return Stream.concat(Stream.of(disk.name()), disk.links().stream());
    }

    /// A name without `/dev/`.
    public static String bare(String name) {
        return name.startsWith(DEVICES) ? name.substring(DEVICES.length()) : name;
    }

    /// A shell pattern; what is none stands for itself.
    private static Pattern glob(String glob) {
        String regex =
                TOKEN.matcher(glob)
                        .replaceAll(token -> Matcher.quoteReplacement(regex(token.group())));
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(glob));
        }
    }

    private static String regex(String token) {
        return switch (token) {
            case "*" -> ".*";
            case "?" -> ".";
            case String set when set.length() > 1 ->
                    set.replace("\\", "\\\\").replaceFirst("^\\[!", "[^");
            default -> Pattern.quote(token);
        };
    }
}
