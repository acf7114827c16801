package dev.tarmac.plan.outcome;

import dev.tarmac.facts.TableKind;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A disk from its first to its last sector.
///
/// @param table as it is written; empty where the one that is there is not touched
/// @param segments partitions, free room and what is out of the table's reach, in their order,
///   without gaps of up to 1 MiB; of an extended partition what lies in it
/// @param extended where it holds logical partitions
/// @param kept names of partitions whose content survives
/// @param reused names of partitions that stay in the table and get new content
public record DiskMap(
        PlannedDisk disk,
        Optional<Step.WriteTable> table,
        List<Segment> segments,
        Optional<Segment> extended,
        Set<String> kept,
        Set<String> reused) {
    /// What tables, alignment and the heads of logical partitions take; nobody misses it.
    private static final long UNCOUNTED_BYTES = 1L << 20;

    private static final long GPT_BYTES = 128 * 128;
    private static final long MBR_SECTORS = (1L << 32) - 1;
    private static final Set<String> EXTENDED_TYPES = Set.of("05", "0f", "85");

    public DiskMap {
        segments = List.copyOf(segments);
        kept = Set.copyOf(kept);
        reused = Set.copyOf(reused);
    }

    static DiskMap of(Plan plan, PlannedDisk disk) {
        Set<String> kept =
                plan.kept(disk.name()).map(Extent::name).collect(Collectors.toUnmodifiableSet());
        Optional<Step.WriteTable> table =
                plan.tables().filter(one -> one.disk().equals(disk.name())).findFirst();
        if (table.isEmpty())
            return new DiskMap(disk, table, List.of(), Optional.empty(), kept, Set.of());
        Optional<Extent> extended = extended(table.get());
        return new DiskMap(
                disk,
                table,
                segments(table.get(), extended, kept),
                extended.map(extent -> segment(extent, kept)),
                kept,
                reused(table.get(), kept));
    }

    /// The extended partition, where there is something in it.
    private static Optional<Extent> extended(Step.WriteTable table) {
        if (kind(table) == TableKind.GPT) return Optional.empty();
        return table.extents().stream()
                .filter(extent -> EXTENDED_TYPES.contains(extent.type().code()))
                .filter(
                        outer ->
                                table.extents().stream()
                                        .anyMatch(
                                                inner ->
                                                        inner.startSector() > outer.startSector()
                                                                && inner.endSector()
                                                                        <= outer.endSector()))
                .findFirst();
    }

    private static List<Segment> segments(
            Step.WriteTable table, Optional<Extent> extended, Set<String> kept) {
        long uncounted = UNCOUNTED_BYTES / table.sectorBytes();
        List<Segment> segments = new ArrayList<>();
        long next = 0;
        for (Extent extent : sorted(table)) {
            if (extended.filter(extent::equals).isPresent()) continue;
            addFree(segments, next, extent.startSector(), uncounted);
            segments.add(segment(extent, kept));
            next = extent.endSector() + 1;
        }
        long end = reach(table);
        addFree(segments, next, end, uncounted);
        if (table.diskSectors() - end > uncounted)
            segments.add(
                    new Segment(
                            Segment.Kind.OVERHEAD,
                            0,
                            "out of reach",
                            end,
                            table.diskSectors() - end));
        return segments;
    }

    /// The first sector that no partition can have: the second GPT, or what an MBR cannot count.
    private static long reach(Step.WriteTable table) {
        return switch (kind(table)) {
            case GPT -> table.diskSectors() - GPT_BYTES / table.sectorBytes() - 1;
            case MBR -> Math.min(table.diskSectors(), MBR_SECTORS);
        };
    }

    private static List<Extent> sorted(Step.WriteTable table) {
        return table.extents().stream()
                .sorted(Comparator.comparingLong(Extent::startSector))
                .toList();
    }

    private static void addFree(List<Segment> segments, long from, long to, long uncounted) {
        if (to - from > uncounted)
            segments.add(new Segment(Segment.Kind.FREE, 0, "free", from, to - from));
    }

    private static Segment segment(Extent extent, Set<String> kept) {
        Segment.Kind kind = kept.contains(extent.name()) ? Segment.Kind.KEPT : Segment.Kind.NEW;
        return new Segment(
                kind, extent.number(), extent.name(), extent.startSector(), extent.sectors());
    }

    private static Set<String> reused(Step.WriteTable table, Set<String> kept) {
        Set<String> reused = new HashSet<>();
        if (table instanceof Step.ChangeTable change)
            for (Extent extent : change.extents())
                if (change.kept().contains(extent.number()) && !kept.contains(extent.name()))
                    reused.add(extent.name());
        return reused;
    }

    /// The kind of a table, changed or new.
    public static TableKind kind(Step.WriteTable table) {
        return switch (table) {
            case Step.WriteGpt ignored -> TableKind.GPT;
            case Step.WriteMbr ignored -> TableKind.MBR;
            case Step.ChangeTable change -> change.gpt() ? TableKind.GPT : TableKind.MBR;
            case Step.KeepTable keep -> keep.gpt() ? TableKind.GPT : TableKind.MBR;
        };
    }
}
