package dev.tarmac.plan.outcome;

import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// A volume group from its first to its last extent. Where LVM puts a volume is LVM's choice; the
/// order here is that of making.
///
/// @param volumes all of them, those in pools too
/// @param segments volumes and pools, what the group needs for itself, and what is free
public record GroupMap(
        Step.CreateGroup group,
        List<Step.CreateVolume> volumes,
        List<Step.CacheVolume> caches,
        List<Segment> segments) {
    public GroupMap {
        volumes = List.copyOf(volumes);
        caches = List.copyOf(caches);
        segments = List.copyOf(segments);
    }

    static GroupMap of(Plan plan, Step.CreateGroup group) {
        List<Step.CreateVolume> volumes =
                plan.only(Step.CreateVolume.class)
                        .filter(volume -> volume.group().equals(group.name()))
                        .toList();
        List<Step.CacheVolume> caches =
                plan.only(Step.CacheVolume.class)
                        .filter(cache -> cache.group().equals(group.name()))
                        .toList();
        return new GroupMap(group, volumes, caches, segments(group, volumes, caches));
    }

    private static List<Segment> segments(
            Step.CreateGroup group,
            List<Step.CreateVolume> volumes,
            List<Step.CacheVolume> caches) {
        Row row = new Row();
        for (Step.CreateVolume volume : volumes)
            if (!(volume.type() instanceof LogicalVolume.Type.Thin))
                row.addVolume(volume.name(), extents(group, volume.bytes()));
        for (Step.CacheVolume cache : caches)
            row.add(
                    Segment.Kind.OVERHEAD,
                    "cache of " + cache.volume(),
                    extents(group, cache.bytes() + cache.metadataBytes()));
        row.add(Segment.Kind.OVERHEAD, "pool metadata", metadata(group, volumes));
        row.add(Segment.Kind.FREE, "free", group.extents() - row.next);
        return row.segments;
    }

    /// Segments that follow each other.
    private static final class Row {
        final List<Segment> segments = new ArrayList<>();
        long next;
        int volumes;

        void addVolume(String name, long length) {
            segments.add(new Segment(Segment.Kind.NEW, ++volumes, name, next, length));
            next += length;
        }

        void add(Segment.Kind kind, String name, long length) {
            if (length <= 0) return;
            segments.add(new Segment(kind, 0, name, next, length));
            next += length;
        }
    }

    /// The number that a volume is drawn with; empty for one that lies in a pool.
    public OptionalInt number(Step.CreateVolume volume) {
        return segments.stream()
                .filter(segment -> segment.kind() == Segment.Kind.NEW)
                .filter(segment -> segment.name().equals(volume.name()))
                .mapToInt(Segment::number)
                .findFirst();
    }

    /// Of every pool, and once more the largest: LVM's spare.
    private static long metadata(Step.CreateGroup group, List<Step.CreateVolume> volumes) {
        long sum = 0;
        long largest = 0;
        for (Step.CreateVolume volume : volumes)
            if (volume.type() instanceof LogicalVolume.Type.ThinPool pool) {
                long extents = extents(group, pool.metadataBytes().orElse(0));
                sum += extents;
                largest = Math.max(largest, extents);
            }
        return sum + largest;
    }

    private static long extents(Step.CreateGroup group, long bytes) {
        return Math.ceilDiv(bytes, group.extentBytes());
    }

    /// How many extents a volume has.
    public long extents(Step.CreateVolume volume) {
        return extents(group, volume.bytes());
    }
}
