package dev.tarmac.kickstart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The dialect of a release: which commands and options there are.
public enum KsVersion {
    RHEL7,
    RHEL8,
    RHEL9,
    RHEL10,
    F40,
    F45;

    /// What a file without a `#version=` line is written in.
    public static final KsVersion NEWEST = F45;

    private static final String COMMENT = "#version=";
    private static final Pattern LONG_NAME =
            Pattern.compile("(?i)(fedora|red ?hat enterprise linux)\\s+(\\d+)");

    /// The version of that name: `RHEL9`, `F40`, `Fedora 40`, `Red Hat Enterprise Linux 9`,
    /// `DEVEL`.
    public static Optional<KsVersion> named(String name) {
        if (name.equalsIgnoreCase("DEVEL")) return Optional.of(NEWEST);
        Matcher matcher = LONG_NAME.matcher(name);
        String wanted =
                matcher.matches()
                        ? (matcher.group(1).toLowerCase(Locale.ROOT).equals("fedora")
                                        ? "F"
                                        : "RHEL")
                                + matcher.group(2)
                        : name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(version -> version.name().equals(wanted)).findFirst();
    }

    /// What the file says about itself in a `#version=` comment.
    public static Optional<KsVersion> saidIn(String text) {
        return text.lines()
                .filter(line -> line.startsWith(COMMENT))
                .findFirst()
                .flatMap(line -> named(line.substring(COMMENT.length()).strip()));
    }

    /// Whether this is a release of Red Hat Enterprise Linux from that major number on.
    public boolean isRhelFrom(int major) {
        return switch (this) {
            case RHEL7 -> major <= 7;
            case RHEL8 -> major <= 8;
            case RHEL9 -> major <= 9;
            case RHEL10 -> major <= 10;
            case F40, F45 -> false;
        };
    }
}
