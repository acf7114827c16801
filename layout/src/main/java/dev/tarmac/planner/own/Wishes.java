package dev.tarmac.planner.own;

import dev.tarmac.layout.Size;
import dev.tarmac.planner.own.Shares.Wish;

/// Sizes in units (MiB of a disk, extents of a group).
///
/// @param unitBytes of one unit
/// @param whole what 100 % are, in units
record Wishes(long unitBytes, long whole) {
    Wish of(Size size) {
        return switch (size) {
            case Size.Bytes(long bytes) -> Wish.fixed(up(bytes));
            case Size.Percent(int percent) ->
                    Wish.fixed(whole / 100 * percent + whole % 100 * percent / 100);
            case Size.Rest() -> new Wish(1, Long.MAX_VALUE);
            case Size.Growing growing -> {
                long least = up(growing.leastBytes());
                long most =
                        growing.mostBytes().isPresent()
                                ? growing.mostBytes().getAsLong() / unitBytes
                                : Long.MAX_VALUE;
                yield new Wish(least, Math.max(least, most));
            }
            case Size.GrowingPercent ignored -> throw notOurs();
            case Size.Advised ignored -> throw notOurs();
        };
    }

    private static IllegalStateException notOurs() {
        return new IllegalStateException("LayoutRules keeps it to Anaconda's sizing");
    }

    long up(long bytes) {
        return Math.ceilDiv(bytes, unitBytes);
    }
}
