package dev.tarmac.anaconda.device;

import java.util.List;

/// Writes bytes as people read them.
public final class Amount {
    private static final List<String> UNITS =
            List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

    private Amount() {}

    /// `300 MiB`, `1024 PiB`, `3.5 GiB`; [Bytes#UNLIMITED] is `16 EiB`.
    public static String text(long bytes) {
        if (bytes == Bytes.UNLIMITED) return "16 EiB";
        int unit = 0;
        double value = bytes;
        while (value > 1024 && unit < UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        String digits =
                value == Math.rint(value)
                        ? Long.toString((long) value)
                        : Double.toString(Math.round(value * 100) / 100.0);
        return digits + " " + UNITS.get(unit);
    }
}
