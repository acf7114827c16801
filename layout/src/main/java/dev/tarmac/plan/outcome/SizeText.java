package dev.tarmac.plan.outcome;

import java.util.Locale;

/// Bytes as people read them: exact when they are a whole number of a unit, else with one digit.
/// What is below a MiB is left out of what is larger.
public final class SizeText {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long MIB_PER_GIB = 1L << 10;
    private static final long MIB_PER_TIB = 1L << 20;

    private SizeText() {}

    /// `512 MiB`, `20 GiB`, `19.5 GiB`.
    public static String of(long bytes) {
        if (bytes < MIB) return bytes % KIB == 0 ? bytes / KIB + " KiB" : bytes + " B";
        long mib = bytes / MIB;
        if (mib < MIB_PER_GIB) return mib + " MiB";
        return mib < MIB_PER_TIB ? in(mib, MIB_PER_GIB, "GiB") : in(mib, MIB_PER_TIB, "TiB");
    }

    private static String in(long mib, long mibPerUnit, String unit) {
        if (mib % mibPerUnit == 0) return mib / mibPerUnit + " " + unit;
        return String.format(Locale.ROOT, "%.1f %s", (double) mib / mibPerUnit, unit);
    }
}
