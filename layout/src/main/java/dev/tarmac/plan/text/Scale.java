package dev.tarmac.plan.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Lengths as cells of a bar: in proportion, but nothing is too small to be seen.
final class Scale {
    private Scale() {}

    /// The cells of each length; their sum is the width, or more where not even the least fits.
    ///
    /// @param least how many cells each has at least
    static List<Integer> cells(List<Long> lengths, List<Integer> least, int width) {
        boolean[] small = new boolean[lengths.size()];
        while (markSmall(lengths, least, width, small)) {}
        List<Integer> cells = new ArrayList<>(least);
        List<Integer> large =
                IntStream.range(0, small.length).filter(i -> !small[i]).boxed().toList();
        if (large.isEmpty()) return filled(lengths, cells, width);
        long room = room(least, width, small);
        long sum = large.stream().mapToLong(lengths::get).sum();
        for (int i : large) cells.set(i, (int) (lengths.get(i) * room / sum));
        long left = room - large.stream().mapToLong(cells::get).sum();
        large.stream()
                .sorted(Comparator.comparingLong((Integer i) -> -(lengths.get(i) * room % sum)))
                .limit(left)
                .forEach(i -> cells.set(i, cells.get(i) + 1));
        return cells;
    }

    /// Marks what would get less than its least; whether anything was marked.
    private static boolean markSmall(
            List<Long> lengths, List<Integer> least, int width, boolean[] small) {
        long room = room(least, width, small);
        long sum =
                IntStream.range(0, small.length)
                        .filter(i -> !small[i])
                        .mapToLong(lengths::get)
                        .sum();
        boolean marked = false;
        for (int i = 0; i < small.length; i++)
            if (!small[i] && lengths.get(i) * room < least.get(i) * sum) {
                small[i] = true;
                marked = true;
            }
        return marked;
    }

    /// What those that are not small share.
    private static long room(List<Integer> least, int width, boolean[] small) {
        int taken = IntStream.range(0, small.length).filter(i -> small[i]).map(least::get).sum();
        return Math.max(0, width - taken);
    }

    /// The least of all is enough or too much; the longest takes what is left.
    private static List<Integer> filled(List<Long> lengths, List<Integer> cells, int width) {
        int left = width - cells.stream().mapToInt(Integer::intValue).sum();
        int longest =
                IntStream.range(0, cells.size())
                        .boxed()
                        .max(Comparator.comparingLong(lengths::get))
                        .orElseThrow();
        if (left > 0) cells.set(longest, cells.get(longest) + left);
        return cells;
    }
}
