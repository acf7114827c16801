package dev.tarmac.anaconda.partition;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Disk.FoundPartition;
import dev.tarmac.anaconda.device.LabelType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A labelled disk and the partitions on it so far.
///
/// @param partitions in the order of their starts; an extended one before its logical ones
public record Table(Disk disk, List<Placed> partitions) {
    private static final int FIRST_LOGICAL = 5;

    public Table {
        partitions =
                partitions.stream()
                        .sorted(Comparator.comparingLong(Placed::start).thenComparing(Placed::kind))
                        .toList();
    }

    /// The disk with what was found on it.
    public static Table of(Disk disk) {
        return new Table(
                disk,
                disk.found().stream()
                        .map(
                                found ->
                                        new Placed(
                                                Optional.empty(),
                                                kind(disk, found),
                                                found.number(),
                                                found.start(),
                                                found.end()))
                        .toList());
    }

    private static Placed.Kind kind(Disk disk, FoundPartition found) {
        if (disk.label().orElseThrow() == LabelType.GPT) return Placed.Kind.PRIMARY;
        if (found.number() >= FIRST_LOGICAL) return Placed.Kind.LOGICAL;
        boolean holdsOthers =
                disk.found().stream()
                        .anyMatch(
                                other ->
                                        other.number() >= FIRST_LOGICAL
                                                && other.start() > found.start()
                                                && other.end() <= found.end());
        return holdsOthers ? Placed.Kind.EXTENDED : Placed.Kind.PRIMARY;
    }

    Optional<Placed> extended() {
        return partitions.stream().filter(p -> p.kind() == Placed.Kind.EXTENDED).findFirst();
    }

    private List<Placed> inTable() {
        return partitions.stream().filter(p -> p.kind() != Placed.Kind.LOGICAL).toList();
    }

    /// How many slots of the table itself are taken.
    int primariesUsed() {
        return inTable().size();
    }

    boolean hasPrimarySlot() {
        return primariesUsed() < disk.label().orElseThrow().slots();
    }

    /// What the next partition would be: on msdos the fourth begins an extended partition. Empty
    /// when there is no slot.
    Optional<Placed.Kind> nextKind() {
        boolean hasExtended = extended().isPresent();
        if (disk.label().orElseThrow() == LabelType.MSDOS
                && primariesUsed() == LabelType.MSDOS.slots() - 1
                && !hasExtended) return Optional.of(Placed.Kind.EXTENDED);
        if (hasPrimarySlot()) return Optional.of(Placed.Kind.PRIMARY);
        return hasExtended ? Optional.of(Placed.Kind.LOGICAL) : Optional.empty();
    }

    /// Whether a partition of some kind can be added.
    public boolean hasSlot() {
        return nextKind().isPresent();
    }

    /// The free regions outside of the extended partition, or those inside of it.
    List<Region> free(boolean logical) {
        if (!logical) return gaps(disk.firstUsable(), disk.lastUsable(), inTable());
        return extended()
                .map(
                        around ->
                                gaps(
                                        around.start() + 1,
                                        around.end(),
                                        partitions.stream()
                                                .filter(p -> p.kind() == Placed.Kind.LOGICAL)
                                                .toList()))
                .orElse(List.of());
    }

    /// The size in bytes of each free region.
    public List<Long> freeRegionBytes() {
        return Stream.concat(free(false).stream(), free(true).stream())
                .map(region -> region.sectors() * disk.sectorBytes())
                .toList();
    }

    /// The size in bytes of the largest free region.
    public long largestFreeBytes() {
        return freeRegionBytes().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /// The sum of all free regions in bytes.
    public long freeBytes() {
        return freeRegionBytes().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Region> gaps(long first, long last, List<Placed> taken) {
        List<Region> gaps = new ArrayList<>();
        long next = first;
        for (Placed partition : taken) {
            if (partition.start() > next) gaps.add(new Region(next, partition.start() - 1));
            next = partition.end() + 1;
        }
        if (next <= last) gaps.add(new Region(next, last));
        return gaps;
    }

    /// This with one more partition, under the lowest number that is free.
    Table with(Optional<PartitionRequest> request, Placed.Kind kind, long start, long end) {
        int number = kind == Placed.Kind.LOGICAL ? FIRST_LOGICAL : 1;
        while (isTaken(number)) number++;
        return with(new Placed(request, kind, number, start, end));
    }

    Table with(Placed partition) {
        List<Placed> more = new ArrayList<>(partitions);
        more.add(partition);
        return new Table(disk, more);
    }

    Table without(List<Placed> removed) {
        return keeping(p -> !removed.contains(p));
    }

    /// This with those partitions only.
    public Table keeping(Predicate<Placed> kept) {
        return new Table(disk, partitions.stream().filter(kept).toList());
    }

    private boolean isTaken(int number) {
        return partitions.stream().anyMatch(p -> p.number() == number);
    }
}
