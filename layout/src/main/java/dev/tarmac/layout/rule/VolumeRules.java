package dev.tarmac.layout.rule;

import dev.tarmac.layout.Content;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.problem.Problems;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// What LVM makes a volume of.
final class VolumeRules {
    private static final long KIB = 1L << 10;
    private static final long MIB = KIB << 10;
    private static final long GIB = MIB << 10;
    private static final int MOST_STRIPES = 128;
    private static final long LEAST_CACHE = 12 * MIB;

    private final VolumeGroup group;
    private final Problems problems;
    private final Set<String> pools;
    private final Set<String> members;

    private VolumeRules(VolumeGroup group, Problems problems) {
        this.group = group;
        this.problems = problems;
        this.pools = pools(group);
        this.members = new HashSet<>(group.members());
    }

    static void check(DiskLayout layout, Problems problems) {
        for (VolumeGroup group : layout.groups()) {
            VolumeRules rules = new VolumeRules(group, problems);
            group.volumes().forEach(rules::check);
        }
    }

    private void check(LogicalVolume volume) {
        switch (volume.type()) {
            case LogicalVolume.Type.Linear(int stripes) -> stripes(volume, stripes);
            case LogicalVolume.Type.ThinPool pool -> pool(volume, pool);
            case LogicalVolume.Type.Thin(String pool) -> thin(volume, pool);
        }
        volume.cache().ifPresent(cache -> cache(volume, cache));
    }

    private void stripes(LogicalVolume volume, int stripes) {
        int most = Math.min(group.members().size(), MOST_STRIPES);
        if (stripes < 1 || stripes > Math.max(1, most))
            say(
                    volume,
                    "lies over "
                            + stripes
                            + " stripes; its group has "
                            + group.members().size()
                            + (group.members().size() == 1 ? " member" : " members"),
                    "write at most as many stripes as members");
    }

    /// lvmthin(7) names the bounds.
    private void pool(LogicalVolume volume, LogicalVolume.Type.ThinPool pool) {
        if (!volume.content().equals(Content.RAW))
            say(
                    volume,
                    "a thin pool holds volumes, no file system",
                    "add a volume with `pool: " + Subject.shown(volume.name()) + "`");
        if (isOutside(pool.metadataBytes(), 2 * MIB, 16 * GIB))
            say(volume, "metadata of a pool takes from 2M to 16G", "write `metadata: 1G`");
        OptionalLong chunk = pool.chunkBytes();
        if (isOutside(chunk, 64 * KIB, GIB) || chunk.orElse(0) % (64 * KIB) != 0)
            say(
                    volume,
                    "chunks of a pool have a multiple of 64K, at most 1G",
                    "write `chunk: 64K`");
    }

    private void thin(LogicalVolume volume, String name) {
        if (pools.contains(name)) return;
        say(
                volume,
                "its group has no thin pool " + Subject.quoted(name),
                Hint.of(
                        problems,
                        name,
                        List.copyOf(pools),
                        "add a volume of that name with `type: thin-pool`"));
    }

    /// The names of a group's pools.
    static Set<String> pools(VolumeGroup group) {
        return group.volumes().stream()
                .filter(one -> one.type() instanceof LogicalVolume.Type.ThinPool)
                .map(LogicalVolume::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void cache(LogicalVolume volume, LogicalVolume.Cache cache) {
        if (!(volume.type() instanceof LogicalVolume.Type.Linear))
            say(volume, "only a plain volume has a cache", "drop `cache`");
        if (cache.members().isEmpty())
            say(volume, "its cache lies nowhere", "name fast members: `members: [nvme]`");
        for (String member : cache.members())
            if (!members.contains(member))
                say(
                        volume,
                        "its cache lies on "
                                + Subject.quoted(member)
                                + ", which is no member of the group",
                        Hint.of(
                                problems,
                                member,
                                group.members(),
                                "add it to the group's `members`"));
        long least = Math.max(LEAST_CACHE, 3 * group.extentBytes());
        if (cache.bytes() < least)
            say(
                    volume,
                    "a cache of " + cache.bytes() + " bytes has no room beside its own metadata",
                    "make it larger than " + least / MIB + "M, or drop `cache`");
    }

    private static boolean isOutside(OptionalLong value, long least, long most) {
        return value.isPresent() && (value.getAsLong() < least || value.getAsLong() > most);
    }

    private void say(LogicalVolume volume, String what, String fix) {
        Subject.of(volume).say(problems, what, fix);
    }
}
