package dev.tarmac.planner.own;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Shares what is left among those that grow: equally, in whole units, the first ones get what
/// cannot be divided.
final class Shares {
    private Shares() {}

    /// What one starts from and where it stops.
    record Wish(long least, long most) {
        static Wish fixed(long units) {
            return new Wish(units, units);
        }
    }

    /// The final units, in the order of the wishes. Their sum is `units`, or less where all have
    /// reached their most.
    ///
    /// @param units not less than the sum of what all start from
    static List<Long> of(long units, List<Wish> wishes) {
        long[] got = wishes.stream().mapToLong(Wish::least).toArray();
        long left = units - Arrays.stream(got).sum();
        List<Integer> growing = new ArrayList<>();
        for (int i = 0; i < got.length; i++) if (wishes.get(i).most() > got[i]) growing.add(i);
        while (left > 0 && !growing.isEmpty()) {
            long share = Math.max(1, left / growing.size());
            for (int i : growing) {
                long more = Math.min(Math.min(share, left), wishes.get(i).most() - got[i]);
                got[i] += more;
                left -= more;
            }
            growing.removeIf(i -> got[i] == wishes.get(i).most());
        }
        return Arrays.stream(got).boxed().toList();
    }
}
