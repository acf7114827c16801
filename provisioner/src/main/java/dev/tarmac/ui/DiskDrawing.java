package dev.tarmac.ui;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.outcome.DiskMap;
import dev.tarmac.plan.outcome.GroupMap;
import dev.tarmac.plan.outcome.Outcome;
import dev.tarmac.plan.outcome.Scale;
import dev.tarmac.plan.outcome.Segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A disk to scale: what was found on it, and what the plan makes of it.
///
/// @param title what it is called, here and in the plan
/// @param about what it says of itself
/// @param before empty where the machine was not asked
/// @param after empty where the plan leaves it alone
/// @param destroys what will be gone
public record DiskDrawing(
        String title,
        String about,
        Optional<Bar> before,
        Optional<Bar> after,
        List<String> destroys) {
    /// A stretch of storage from its first to its last byte.
    ///
    /// @param words the same for who cannot see it
    public record Bar(String name, List<Part> parts, String words) {
        public Bar {
            parts = List.copyOf(parts);
        }
    }

    /// A partition, a volume, or what lies between.
    ///
    /// @param look what it is for: `starts`, `files`, `swap`, `member`, `raw`, `kept`, `found`,
    ///   `overhead`, `free`
    /// @param from where it begins, in percent
    public record Part(
            String look, String name, String size, String use, String from, String width) {}

    /// A stretch that is not drawn yet.
    private record Piece(String look, String name, long bytes, String use) {}

    private static final int CELLS = 1000;
    private static final int NARROWEST = 14;
    private static final long UNCOUNTED_BYTES = 1L << 20;

    public DiskDrawing {
        destroys = List.copyOf(destroys);
    }

    /// All disks of a machine, those of the plan first; disks of the plan that the machine did not
    /// report are there all the same.
    static List<DiskDrawing> of(List<DiskFacts> disks, Optional<Plan> plan) {
        Optional<Outcome> outcome = plan.map(Outcome::of);
        List<DiskMap> maps = outcome.map(Outcome::disks).orElse(List.of());
        Stream<DiskDrawing> planned =
                maps.stream()
                        .map(map -> planned(map, found(map.disk(), disks), outcome.orElseThrow()));
        Stream<DiskDrawing> others =
                disks.stream()
                        .filter(disk -> maps.stream().noneMatch(map -> isOf(map.disk(), disk)))
                        .map(
                                disk ->
                                        new DiskDrawing(
                                                title(disk),
                                                about(disk),
                                                Optional.of(before(disk)),
                                                Optional.empty(),
                                                List.of()));
        return Stream.concat(planned, others).toList();
    }

    /// The volume groups that the plan makes.
    static List<Bar> groups(Plan plan) {
        Outcome outcome = Outcome.of(plan);
        return outcome.groups().stream().map(group -> group(group, outcome)).toList();
    }

    private static boolean isOf(PlannedDisk planned, DiskFacts disk) {
        return planned.identity().matches(disk);
    }

    private static Optional<DiskFacts> found(PlannedDisk planned, List<DiskFacts> disks) {
        return disks.stream().filter(disk -> isOf(planned, disk)).findFirst();
    }

    private static DiskDrawing planned(DiskMap map, Optional<DiskFacts> disk, Outcome outcome) {
        String title =
                map.disk().name()
                        + disk.map(found -> " = " + found.name()).orElse("")
                        + ", "
                        + Words.size(map.disk().identity().sizeBytes());
        return new DiskDrawing(
                title,
                disk.map(DiskDrawing::about).orElseGet(() -> map.disk().identity().toString()),
                disk.map(DiskDrawing::before),
                map.table().map(_ -> after(map, outcome)),
                map.disk().destroys().stream().map(DiskContent::toString).toList());
    }

    private static String title(DiskFacts disk) {
        return disk.name() + ", " + Words.size(disk.sizeBytes());
    }

    private static String about(DiskFacts disk) {
        return Stream.of(
                        disk.model(),
                        disk.serial().map(serial -> "serial " + serial),
                        disk.wwn().map(wwn -> "wwn " + wwn),
                        Optional.of(disk.logicalSectorBytes() + "-byte sectors"),
                        Optional.of("rotational").filter(_ -> disk.rotational()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static Bar before(DiskFacts disk) {
        List<Piece> pieces = disk.table().map(table -> found(disk, table)).orElseGet(List::of);
        if (pieces.isEmpty()) pieces = List.of(whole(disk));
        return bar("before", pieces);
    }

    /// A disk without a table: whatever stands on it, stands on all of it.
    private static Piece whole(DiskFacts disk) {
        String use = contents(disk, _ -> true);
        return use.isEmpty()
                ? new Piece("free", "empty", disk.sizeBytes(), "")
                : new Piece("found", disk.name(), disk.sizeBytes(), use);
    }

    private static List<Piece> found(DiskFacts disk, FoundTable table) {
        long sector = disk.logicalSectorBytes();
        List<FoundPartition> sorted =
                table.partitions().stream()
                        .filter(partition -> !isAround(partition, table))
                        .sorted(Comparator.comparingLong(FoundPartition::startSector))
                        .toList();
        List<Piece> pieces = new ArrayList<>();
        long next = 0;
        for (FoundPartition partition : sorted) {
            addFree(pieces, (partition.startSector() - next) * sector);
            String name = disk.partitionName(partition.number());
            String use = contents(disk, content -> content.where().equals(name));
            String label = partition.name().filter(text -> !text.isBlank()).orElse("");
            pieces.add(
                    new Piece(
                            "found",
                            name + (label.isEmpty() ? "" : " " + label),
                            partition.sectors() * sector,
                            use));
            next = Math.max(next, partition.endSector() + 1);
        }
        addFree(pieces, disk.sizeBytes() - next * sector);
        return pieces;
    }

    /// An extended partition is where others lie.
    private static boolean isAround(FoundPartition outer, FoundTable table) {
        return table.partitions().stream()
                .anyMatch(
                        inner ->
                                !inner.equals(outer)
                                        && inner.startSector() > outer.startSector()
                                        && inner.endSector() <= outer.endSector());
    }

    private static void addFree(List<Piece> pieces, long bytes) {
        if (bytes > UNCOUNTED_BYTES) pieces.add(new Piece("free", "free", bytes, ""));
    }

    private static String contents(DiskFacts disk, Predicate<DiskContent> which) {
        return disk.contents().stream()
                .filter(which)
                .map(
                        content ->
                                content.type()
                                        + content.label()
                                                .map(label -> " \"" + label + "\"")
                                                .orElse(""))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Bar after(DiskMap map, Outcome outcome) {
        long sector = map.table().orElseThrow().sectorBytes();
        return bar("after", pieces(map.segments(), sector, Segment::name, outcome));
    }

    private static Bar group(GroupMap map, Outcome outcome) {
        return bar(
                "group " + map.group().name(),
                pieces(
                        map.segments(),
                        map.group().extentBytes(),
                        segment -> map.group().name() + "/" + segment.name(),
                        outcome));
    }

    private static List<Piece> pieces(
            List<Segment> segments,
            long unitBytes,
            Function<Segment, String> device,
            Outcome outcome) {
        return segments.stream()
                .map(
                        segment ->
                                new Piece(
                                        look(segment, device.apply(segment), outcome),
                                        segment.name(),
                                        segment.length() * unitBytes,
                                        outcome.use(device.apply(segment))))
                .toList();
    }

    private static String look(Segment segment, String device, Outcome outcome) {
        return switch (segment.kind()) {
            case KEPT -> "kept";
            case FREE -> "free";
            case OVERHEAD -> "overhead";
            case NEW -> ofNew(device, outcome);
        };
    }

    private static String ofNew(String device, Outcome outcome) {
        Optional<Extent> extent = outcome.plan().extent(device);
        if (extent.filter(one -> one.type().startsMachine()).isPresent()) return "starts";
        return outcome.filesystems().stream()
                .filter(one -> one.device().equals(device))
                .findFirst()
                .map(one -> one.type().equals("swap") ? "swap" : "files")
                .orElse(outcome.use(device).isEmpty() ? "raw" : "member");
    }

    private static Bar bar(String name, List<Piece> pieces) {
        List<Long> lengths = pieces.stream().map(Piece::bytes).toList();
        int narrowest = Math.clamp(CELLS / Math.max(1, pieces.size()), 1, NARROWEST);
        List<Integer> widths =
                Scale.cells(lengths, pieces.stream().map(_ -> narrowest).toList(), CELLS);
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            parts.add(
                    new Part(
                            piece.look(),
                            piece.name(),
                            Words.size(piece.bytes()),
                            piece.use(),
                            Percent.of(from, CELLS),
                            Percent.of(widths.get(i), CELLS)));
            from += widths.get(i);
        }
        return new Bar(name, parts, words(name, parts));
    }

    private static String words(String name, List<Part> parts) {
        return name
                + ": "
                + parts.stream()
                        .map(
                                part ->
                                        part.name()
                                                + " "
                                                + part.size()
                                                + (part.use().isEmpty() ? "" : " " + part.use()))
                        .collect(Collectors.joining("; "));
    }
}
