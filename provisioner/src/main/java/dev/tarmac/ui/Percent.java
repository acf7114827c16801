package dev.tarmac.ui;

import java.util.Locale;

/// Parts of a whole as pictures take them.
final class Percent {
    private Percent() {}

    /// `12.5%`.
    static String of(double part, double whole) {
        return String.format(Locale.ROOT, "%.3f%%", whole <= 0 ? 0 : part * 100 / whole);
    }
}
