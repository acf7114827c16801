package dev.tarmac.bench.inventory;

import java.util.Arrays;

/// Times of many threads, for their percentiles.
final class Times {
    private long[] nanos = new long[1 << 16];
    private int count;

    synchronized void add(long time) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = time;
    }

    /// Those until now do not count.
    synchronized void clear() {
        count = 0;
    }

    synchronized int count() {
        return count;
    }

    /// In milliseconds; 0 when there was nothing.
    ///
    /// @param percent of the times are this or less
    synchronized double millis(double percent) {
        if (count == 0) return 0;
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int index = (int) Math.ceil(count * percent / 100) - 1;
        return sorted[Math.clamp(index, 0, count - 1)] / 1e6;
    }
}
