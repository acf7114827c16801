package dev.tarmac.anaconda.lvm;

import dev.tarmac.anaconda.device.Bytes;

import java.math.BigDecimal;
import java.util.List;

/// A volume group without its volumes.
///
/// @param extentBytes the size of a physical extent
/// @param extents how many there are
/// @param reserved what volumes may not use
public record GroupRequest(String name, long extentBytes, long extents, Reserve reserved) {
    /// Space that is left free on purpose.
    public sealed interface Reserve {
        record None() implements Reserve {}

        record Amount(long bytes) implements Reserve {}

        record Percent(int percent) implements Reserve {}
    }

    private static final long START = Bytes.MIB;
    private static final long START_ON_ARRAY = 2 * Bytes.MIB;

    /// A device that the group lies on.
    ///
    /// @param onArray whether it is an md array
    public record Member(long bytes, boolean onArray) {}

    /// How many extents there are on these members.
    public static long extentsOn(List<Member> members, long extentBytes) {
        return members.stream()
                .mapToLong(m -> (m.bytes() - (m.onArray() ? START_ON_ARRAY : START)) / extentBytes)
                .map(extents -> Math.max(0, extents))
                .sum();
    }

    public long bytes() {
        return extents * extentBytes;
    }

    long up(long bytes) {
        return Bytes.up(bytes, extentBytes);
    }

    long down(long bytes) {
        return Bytes.down(bytes, extentBytes);
    }

    /// What is set aside, in extents.
    ///
    /// @param spareBytes the spare area for the metadata of pools
    long reservedExtents(long spareBytes) {
        long set =
                switch (reserved) {
                    case Reserve.None() -> 0;
                    case Reserve.Amount(long bytes) -> bytes;
                    case Reserve.Percent(int percent) ->
                            BigDecimal.valueOf(bytes())
                                    .multiply(BigDecimal.valueOf(percent, 2))
                                    .longValue();
                };
        return up(set + spareBytes) / extentBytes;
    }
}
