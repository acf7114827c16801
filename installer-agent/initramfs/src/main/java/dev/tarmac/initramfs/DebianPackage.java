package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One package file as apt names it, `NAME_VERSION_ARCH.deb`, with its digest.
record DebianPackage(String file, String sha256) implements Comparable<DebianPackage> {
    private static final Pattern FILE =
            Pattern.compile("([a-z0-9][a-z0-9+.-]*)_([A-Za-z0-9.+~%-]+)_(amd64|all)[.]deb");
    private static final Pattern URI_LINE =
            Pattern.compile("'[^']+' (\\S+[.]deb) [0-9]+ SHA256:([0-9a-f]{64})");

    DebianPackage {
        if (!FILE.matcher(file).matches())
            throw new IllegalArgumentException("not the name of a package file: " + file);
        if (!sha256.matches("[0-9a-f]{64}"))
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }

    /// A line of `apt-get --print-uris`.
    static DebianPackage ofUriLine(String line) throws Refused {
        Matcher matcher = URI_LINE.matcher(line.strip());
        if (!matcher.matches() || !FILE.matcher(matcher.group(1)).matches())
            throw new Refused(
                    "apt-get --print-uris",
                    "wrote a line that is no package with its SHA-256: " + line,
                    "check the sources in /etc/apt: a mirror must publish SHA-256 digests");
        return new DebianPackage(matcher.group(1), matcher.group(2));
    }

    String name() {
        return field(1);
    }

    String version() {
        return field(2).replace("%3a", ":");
    }

    private String field(int group) {
        Matcher matcher = FILE.matcher(file);
        if (!matcher.matches()) throw new IllegalStateException(file);
        return matcher.group(group);
    }

    @Override
    public int compareTo(DebianPackage other) {
        return file.compareTo(other.file);
    }
}
