package dev.tarmac.firstboot;

import java.util.Locale;

/// How SELinux runs.
public enum SeLinux {
    ENFORCING,
    PERMISSIVE,
    DISABLED;

    /// As its configuration file says it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The mode of that word.
    public static SeLinux of(String word) {
        for (SeLinux mode : values()) if (mode.word().equals(word)) return mode;
        throw new IllegalArgumentException("SELinux knows no mode " + word);
    }
}
