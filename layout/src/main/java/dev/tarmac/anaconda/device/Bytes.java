package dev.tarmac.anaconda.device;

/// Amounts in bytes.
public final class Bytes {
    public static final long KIB = 1L << 10;
    public static final long MIB = 1L << 20;
    public static final long GIB = 1L << 30;
    public static final long TIB = 1L << 40;
    public static final long PIB = 1L << 50;
    public static final long EIB = 1L << 60;

    /// Stands for every limit that no 64-bit amount reaches.
    public static final long UNLIMITED = Long.MAX_VALUE;

    private Bytes() {}

    /// The smallest multiple of `unit` that holds `amount`.
    public static long up(long amount, long unit) {
        return Math.ceilDiv(amount, unit) * unit;
    }

    /// The largest multiple of `unit` in `amount`.
    public static long down(long amount, long unit) {
        return Math.floorDiv(amount, unit) * unit;
    }
}
