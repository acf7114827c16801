package dev.tarmac.cli.view;

import java.util.Locale;

/// Bytes and times as people read them.
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Amounts() {}

    /// `0 B`, `12.3 MiB`.
    public static String bytes(long bytes) {
        int unit = 0;
        double amount = (double) bytes;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
    }

    /// `7.2 s`, `1:07.2`, `1:02:07`.
    public static String time(long milliseconds) {
        long tenths = Math.round(milliseconds / 100.0);
        long seconds = tenths / 10;
        if (seconds < 60) return String.format(Locale.ROOT, "%d.%d s", seconds, tenths % 10);
        if (seconds < 3600)
            return String.format(
                    Locale.ROOT, "%d:%02d.%d", seconds / 60, seconds % 60, tenths % 10);
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
