package dev.tarmac.planner.own;

import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.plan.Step;
import dev.tarmac.planner.own.Shares.Wish;
import dev.tarmac.problem.Problems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The volumes of one group, in extents: our five rules once for the group, and once inside each
/// thin pool.
final class GroupSizing {
    private static final long MIB = Usable.MIB;
    private static final long LEAST_METADATA = 2 * MIB;
    private static final long MOST_METADATA = 16L << 30;

    /// What a pool's metadata needs for each chunk, with its own copies and spare room.
    private static final long BYTES_PER_CHUNK = 64;

    private static final long DEFAULT_CHUNK = 64 << 10;
    private static final long LEAST_CACHE_METADATA = 8 * MIB;
    private static final int CACHE_BYTES_PER_METADATA = 1000;

    private final VolumeGroup group;
    private final Members members;
    private final long extents;
    private final Problems problems;
    private final Wishes wishes;

    GroupSizing(VolumeGroup group, Members members, Problems problems) {
        this.group = group;
        this.members = members;
        this.extents = members.volumeExtents();
        this.problems = problems;
        this.wishes = new Wishes(group.extentBytes(), extents);
    }

    /// The physical volumes of the group, by what they are called once they are open. Those that
    /// hold a cache hold nothing else: the cache would otherwise find them full.
    ///
    /// @param opened what a member of the layout is called once it is open
    /// @param sectorBytes the largest logical sector of any
    record Members(
            Map<String, Long> extents,
            Set<String> caching,
            UnaryOperator<String> opened,
            int sectorBytes) {
        /// A physical volume gives whole extents behind its first MiB; behind its first 2 MiB on an
        /// array, so that they lie on whole stripes.
        static long extents(long memberBytes, boolean array, long extentBytes) {
            return Math.max(0, memberBytes - (array ? 2 : 1) * MIB) / extentBytes;
        }

        long all() {
            return extents.values().stream().mapToLong(Long::longValue).sum();
        }

        long volumeExtents() {
            return all() - cacheExtents();
        }

        long cacheExtents() {
            return caching.stream().mapToLong(extents::get).sum();
        }

        /// Where volumes may lie; empty = anywhere.
        List<String> ofVolumes() {
            if (caching.isEmpty()) return List.of();
            return extents.keySet().stream().filter(one -> !caching.contains(one)).toList();
        }
    }

    /// The volumes as they are made, pools before what lies in them, caches last; empty when there
    /// is a problem.
    List<Step> steps() {
        List<LogicalVolume> outer =
                group.volumes().stream()
                        .filter(v -> !(v.type() instanceof LogicalVolume.Type.Thin))
                        .toList();
        long overhead = reserved();
        List<Wish> wanted = outer.stream().map(this::wish).toList();
        long least =
                wanted.stream().mapToLong(Wish::least).sum()
                        + overhead
                        + poolOverhead(outer, wanted);
        long caches = outer.stream().mapToLong(this::cacheExtents).sum();
        if (least > extents) tooSmall("has " + mib(extents) + " MiB, its volumes need ", least);
        if (caches > members.cacheExtents())
            tooSmall("has " + mib(members.cacheExtents()) + " MiB for caches, they need ", caches);
        if (least > extents || caches > members.cacheExtents()) return List.of();
        List<Long> lengths = new ArrayList<>(fitted(outer, wanted, overhead));
        for (int i = 0; i < outer.size(); i++)
            lengths.set(i, striped(outer.get(i), lengths.get(i)));
        List<Step> steps = new ArrayList<>();
        Map<String, Long> pools = new LinkedHashMap<>();
        for (int i = 0; i < outer.size(); i++) {
            LogicalVolume volume = outer.get(i);
            long bytes = lengths.get(i) * group.extentBytes();
            Least.check(volume, bytes, members.sectorBytes(), problems);
            steps.add(made(volume, bytes));
            if (volume.type() instanceof LogicalVolume.Type.ThinPool)
                pools.put(volume.name(), lengths.get(i));
        }
        pools.forEach((pool, length) -> steps.addAll(thin(pool, length)));
        outer.forEach(
                volume -> volume.cache().ifPresent(cache -> steps.add(cached(volume, cache))));
        return steps;
    }

    /// A striped volume has as many extents on each of its physical volumes.
    private Wish wish(LogicalVolume volume) {
        Wish wish = wishes.of(volume.size());
        int stripes = stripes(volume);
        long least = Math.ceilDiv(wish.least(), stripes) * stripes;
        return new Wish(least, Math.max(least, wish.most()));
    }

    private static int stripes(LogicalVolume volume) {
        return volume.type() instanceof LogicalVolume.Type.Linear(int stripes) ? stripes : 1;
    }

    /// Whole stripes, and no more than so many members have: the largest ones are taken.
    private long striped(LogicalVolume volume, long length) {
        int stripes = stripes(volume);
        if (stripes == 1) return length;
        long share = length / stripes;
        List<Long> largest =
                members.extents().entrySet().stream()
                        .filter(member -> !members.caching().contains(member.getKey()))
                        .map(Map.Entry::getValue)
                        .sorted(Comparator.reverseOrder())
                        .toList();
        long room = stripes <= largest.size() ? largest.get(stripes - 1) : 0;
        if (share > room)
            problems.add(
                    volume.where(),
                    "volume '"
                            + volume.name()
                            + "' needs "
                            + mib(share)
                            + " MiB on each of "
                            + stripes
                            + " members; the smallest of them has "
                            + mib(room),
                    "make it smaller, or use fewer `stripes`");
        return share * stripes;
    }

    private void tooSmall(String has, long needed) {
        problems.add(
                group.where(),
                "volume group '" + group.name() + "' " + has + mib(needed) + " MiB",
                "make volumes smaller or give it more members");
    }

    /// Growing pools take metadata with them, so they are measured with the metadata of all that
    /// they could get, which is never too little.
    private List<Long> fitted(List<LogicalVolume> outer, List<Wish> wanted, long overhead) {
        List<Long> lengths = Shares.of(extents - overhead - poolOverhead(outer, wanted), wanted);
        List<Wish> atMost = lengths.stream().map(Wish::fixed).toList();
        long more = poolOverhead(outer, atMost) - poolOverhead(outer, wanted);
        if (more == 0) return lengths;
        return Shares.of(extents - overhead - poolOverhead(outer, atMost), wanted);
    }

    /// Metadata of every pool, and once more the largest as LVM's spare.
    private long poolOverhead(List<LogicalVolume> outer, List<Wish> lengths) {
        long sum = 0;
        long largest = 0;
        for (int i = 0; i < outer.size(); i++) {
            if (!(outer.get(i).type() instanceof LogicalVolume.Type.ThinPool pool)) continue;
            long metadata =
                    wishes.up(metadataBytes(pool, lengths.get(i).least() * group.extentBytes()));
            sum += metadata;
            largest = Math.max(largest, metadata);
        }
        return sum + largest;
    }

    private long metadataBytes(LogicalVolume.Type.ThinPool pool, long bytes) {
        if (pool.metadataBytes().isPresent()) return pool.metadataBytes().getAsLong();
        long chunk = pool.chunkBytes().orElse(DEFAULT_CHUNK);
        return Math.clamp(bytes / chunk * BYTES_PER_CHUNK, LEAST_METADATA, MOST_METADATA);
    }

    private Step made(LogicalVolume volume, long bytes) {
        LogicalVolume.Type type = volume.type();
        if (type instanceof LogicalVolume.Type.ThinPool pool)
            type =
                    new LogicalVolume.Type.ThinPool(
                            OptionalLong.of(
                                    wishes.up(metadataBytes(pool, bytes)) * group.extentBytes()),
                            OptionalLong.of(pool.chunkBytes().orElse(DEFAULT_CHUNK)));
        return new Step.CreateVolume(group.name(), volume.name(), type, bytes, members.ofVolumes());
    }

    private List<Step> thin(String pool, long poolExtents) {
        List<LogicalVolume> inside =
                group.volumes().stream()
                        .filter(
                                v ->
                                        v.type() instanceof LogicalVolume.Type.Thin(String of)
                                                && of.equals(pool))
                        .toList();
        Wishes ofPool = new Wishes(group.extentBytes(), poolExtents);
        List<Wish> wanted = inside.stream().map(volume -> ofPool.of(volume.size())).toList();
        long least = wanted.stream().mapToLong(Wish::least).sum();
        List<Long> lengths = Shares.of(Math.max(least, poolExtents), wanted);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < inside.size(); i++) {
            long bytes = lengths.get(i) * group.extentBytes();
            Least.check(inside.get(i), bytes, members.sectorBytes(), problems);
            steps.add(made(inside.get(i), bytes));
        }
        return steps;
    }

    private long cacheExtents(LogicalVolume volume) {
        return volume.cache().map(cache -> wishes.up(cache.bytes())).orElse(0L);
    }

    private Step cached(LogicalVolume volume, LogicalVolume.Cache cache) {
        long whole = wishes.up(cache.bytes());
        long metadata =
                wishes.up(Math.max(LEAST_CACHE_METADATA, cache.bytes() / CACHE_BYTES_PER_METADATA));
        return new Step.CacheVolume(
                group.name(),
                volume.name(),
                Math.max(1, whole - metadata) * group.extentBytes(),
                metadata * group.extentBytes(),
                cache.mode(),
                cache.members().stream().map(members.opened()).toList());
    }

    private long reserved() {
        return group.reserved().map(size -> wishes.of(size).least()).orElse(0L);
    }

    private long mib(long units) {
        return units * group.extentBytes() / MIB;
    }
}
