package dev.tarmac.anaconda.lvm;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/// Sizes of volumes that are a percentage of what is free. Those that grow go on from there.
final class Percentages {
    private static final int ALL = 100;

    private Percentages() {}

    /// Sets those that lie in the group itself.
    static Group set(Group group) throws LvmRefused {
        return set(group, volume -> !volume.request().isThin(), group.freeExtents());
    }

    /// Sets those that lie in a pool.
    static Group setInPool(Group group, String pool, long poolExtents) throws LvmRefused {
        Predicate<Volume> inside = volume -> volume.request().isThinIn(pool);
        long used = group.volumes().stream().filter(inside).mapToLong(v -> extents(group, v)).sum();
        return set(group, inside, poolExtents - used);
    }

    private static Group set(Group group, Predicate<Volume> who, long free) throws LvmRefused {
        List<Volume> relative =
                group.volumes().stream()
                        .filter(who)
                        .filter(volume -> volume.request().percent().isPresent())
                        .toList();
        int sum = relative.stream().mapToInt(volume -> percent(volume)).sum();
        if (sum > ALL)
            throw new LvmRefused(
                    LvmRefused.Reason.PERCENTAGES,
                    "sum of percentages within a vg cannot exceed 100");
        long basis = free + relative.stream().mapToLong(v -> extents(group, v)).sum();
        return group.with(
                group.volumes().stream()
                        .map(v -> relative.contains(v) ? sized(group, v, basis) : v)
                        .toList());
    }

    private static int percent(Volume volume) {
        return volume.request().percent().orElseThrow();
    }

    private static long extents(Group group, Volume volume) {
        return volume.bytes() / group.request().extentBytes();
    }

    private static Volume sized(Group group, Volume volume, long basis) {
        long extents =
                BigDecimal.valueOf(basis)
                        .multiply(BigDecimal.valueOf(percent(volume), 2))
                        .longValue();
        return volume.withBytes(extents * group.request().extentBytes());
    }
}
