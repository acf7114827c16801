package dev.tarmac.anaconda.lvm;

import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.grow.Shares;
import dev.tarmac.anaconda.grow.StableSort;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Lets the volumes of a group grow: pools to what is in them, percentages, what is left over, and
/// thin volumes inside of their pools.
public final class GroupGrowing {
    private static final int LARGER = 100;
    private static final int FIXED = 50;
    private static final int FREER = 25;

    private final Flavor flavor;

    private GroupGrowing(Flavor flavor) {
        this.flavor = flavor;
    }

    public static Group grown(Group group, Flavor flavor) throws LvmRefused {
        refuseTooMuch(group);
        if (group.freeExtents() == 0) return group;
        Group grown = new GroupGrowing(flavor).grow(group);
        refuseTooMuch(grown);
        return grown;
    }

    private static void refuseTooMuch(Group group) throws LvmRefused {
        if (group.freeExtents() < 0)
            throw new LvmRefused(
                    LvmRefused.Reason.TOO_LARGE, "not enough free space in volume group");
    }

    private Group grow(Group group) throws LvmRefused {
        Group fitted = each(group, volume -> holdingItsVolumes(group, volume));
        Group shared = shared(Percentages.set(fitted), fitted.request());
        Group grown = PoolMetadata.set(shared);
        for (Volume pool : grown.volumes())
            if (pool.request().isThinPool()) grown = insidePool(grown, pool);
        return grown;
    }

    private static Group each(Group group, UnaryOperator<Volume> change) {
        return group.with(group.volumes().stream().map(change).toList());
    }

    private static Volume holdingItsVolumes(Group group, Volume volume) {
        if (!volume.request().isThinPool()) return volume;
        long inside =
                group.volumes().stream()
                        .filter(thin -> thin.request().isThinIn(volume.request().name()))
                        .mapToLong(thin -> group.request().up(thin.bytes()))
                        .sum();
        long own = group.request().down(volume.bytes());
        return volume.withBytes(Math.max(own, inside));
    }

    /// Shares what is free among the volumes that grow.
    private static Group shared(Group group, GroupRequest request) {
        return shareOut(
                group,
                volume -> !volume.request().isThin(),
                request.extents() - request.reservedExtents(group.spareBytes()));
    }

    private Group insidePool(Group group, Volume pool) throws LvmRefused {
        String name = pool.request().name();
        long extents = group.request().down(pool.bytes()) / group.request().extentBytes();
        Group sized = flavor == Flavor.RHEL10 ? Percentages.setInPool(group, name, extents) : group;
        return shareOut(sized, volume -> volume.request().isThinIn(name), extents);
    }

    private static Group shareOut(Group group, Predicate<Volume> who, long extents) {
        List<Volume> sharing =
                StableSort.sorted(
                        group.volumes().stream().filter(who).toList(), GroupGrowing::score);
        GroupRequest request = group.request();
        List<Shares.Share> shares =
                sharing.stream()
                        .map(v -> new Shares.Share(base(v, request), v.request().grows()))
                        .toList();
        long taken =
                sharing.stream()
                        .mapToLong(
                                v -> base(v, request) + v.overhead(request) / request.extentBytes())
                        .sum();
        long[] growth =
                Shares.of(
                        shares,
                        extents - taken,
                        (index, soFar) ->
                                sharing.get(index).request().maximum() / request.extentBytes()
                                        - shares.get(index).base());
        List<Volume> volumes = new ArrayList<>(group.volumes());
        for (int i = 0; i < growth.length; i++) {
            Volume volume = sharing.get(i);
            if (!volume.request().grows()) continue;
            long bytes = (shares.get(i).base() + growth[i]) * request.extentBytes();
            volumes.set(group.volumes().indexOf(volume), volume.withBytes(bytes));
        }
        return group.with(volumes);
    }

    private static long base(Volume volume, GroupRequest request) {
        return request.up(volume.bytes()) / request.extentBytes();
    }

    private static int score(Volume one, Volume other) {
        VolumeRequest first = one.request();
        VolumeRequest second = other.request();
        int freer =
                first.grows() && second.grows()
                        ? Long.compare(second.maximum(), first.maximum())
                        : 0;
        return LARGER * Long.compare(other.bytes(), one.bytes())
                + FIXED * Boolean.compare(first.grows(), second.grows())
                + FREER * freer;
    }
}
