package dev.tarmac.ui;

import java.util.Locale;

/// Parts of a whole as pictures take them.
final class Percent {
    private Percent() {}

    /// `12.5%`.
    static String of(long part, long whole) {
        double share = whole <= 0 ? 0 : (double) part / (double) whole;
        return String.format(Locale.ROOT, "%.3f%%", share * 100);
    }
}
