package dev.tarmac.anaconda.grow;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/// Shares a pool out in proportion to what each one has already. Units are the caller's: sectors or
/// extents. The reference calculates with decimals of 28 digits, and so does this: a third of three
/// is 0.9999..., which is nothing when only whole units count.
public final class Shares {
    private static final MathContext DIGITS = new MathContext(28, RoundingMode.HALF_EVEN);

    /// One that may get something.
    ///
    /// @param base what it has
    /// @param grows whether it takes more
    public record Share(long base, boolean grows) {}

    /// How much one may get in all.
    @FunctionalInterface
    public interface Ceiling {
        /// The most that one may get.
        ///
        /// @param growth what each one has got so far
        long of(int index, long[] growth);
    }

    private final List<Share> shares;
    private final Ceiling ceiling;
    private final boolean[] done;
    private final long[] growth;
    private long pool;

    private Shares(List<Share> shares, long pool, Ceiling ceiling) {
        this.shares = shares;
        this.pool = pool;
        this.ceiling = ceiling;
        this.done = new boolean[shares.size()];
        this.growth = new long[shares.size()];
    }

    /// What each one gets of `pool`.
    public static long[] of(List<Share> shares, long pool, Ceiling ceiling) {
        return new Shares(shares, pool, ceiling).shareOut();
    }

    private long[] shareOut() {
        for (int i = 0; i < done.length; i++)
            done[i] = !shares.get(i).grows() || ceiling.of(i, growth) <= 0;
        long before = -1;
        while (pool > 0 && pool != before && base() > 0) {
            before = pool;
            round();
        }
        giveRest();
        return growth;
    }

    private long base() {
        long sum = 0;
        for (int i = 0; i < done.length; i++) if (!done[i]) sum += shares.get(i).base();
        return sum;
    }

    private void round() {
        BigDecimal all = BigDecimal.valueOf(base());
        BigDecimal available = BigDecimal.valueOf(pool);
        for (int i = 0; i < done.length; i++) {
            if (done[i]) continue;
            BigDecimal part = BigDecimal.valueOf(shares.get(i).base()).divide(all, DIGITS);
            give(i, part.multiply(available, DIGITS).longValue());
        }
    }

    private void giveRest() {
        for (int i = 0; i < done.length && pool > 0; i++) if (!done[i]) give(i, pool);
    }

    private void give(int index, long amount) {
        growth[index] += amount;
        pool -= amount;
        long most = ceiling.of(index, growth);
        if (growth[index] < most) return;
        pool += growth[index] - most;
        growth[index] = most;
        done[index] = true;
    }
}
