package dev.tarmac.planner.anaconda;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.LabelType;
import dev.tarmac.anaconda.partition.Placed;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.Partition;
import dev.tarmac.plan.DiskIdentity;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.planner.storage.Destroyed;
import dev.tarmac.planner.storage.DiskChange;
import dev.tarmac.problem.Where;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What becomes of one disk: the table that the installer plans, as a step.
final class Tables {
    private final DiskFacts facts;
    private final Table table;
    private final DeviceNames names;
    private final TableKind kind;
    private final List<FoundPartition> before;
    private final Map<Integer, FoundPartition> kept = new HashMap<>();

    Tables(DiskFacts facts, Table table, DeviceNames names) {
        this.facts = facts;
        this.table = table;
        this.names = names;
        this.kind =
                table.disk().label().orElseThrow() == LabelType.GPT ? TableKind.GPT : TableKind.MBR;
        this.before = facts.table().map(FoundTable::partitions).orElse(List.of());
        for (Disk.FoundPartition stays : table.disk().found())
            before.stream()
                    .filter(one -> one.number() == stays.number())
                    .forEach(one -> kept.put(one.number(), one));
    }

    /// Whether anything is written to the disk.
    boolean isWritten() {
        return isCleared()
                || table.partitions().stream().anyMatch(one -> !isKept(one))
                || used().anyMatch(one -> !one.isKept());
    }

    /// Whether anything on it is mounted, or made anew.
    boolean isUsed() {
        return used().findAny().isPresent();
    }

    /// Whether its table or one of its partitions goes.
    private boolean isCleared() {
        boolean isNew = facts.table().map(FoundTable::kind).filter(kind::equals).isEmpty();
        return isNew || before.size() != kept.size();
    }

    private Stream<Partition> used() {
        return kept.values().stream().flatMap(one -> said(one).stream());
    }

    private Optional<Partition> said(FoundPartition one) {
        return names.found(facts.partitionName(one.number()));
    }

    private boolean isKept(Placed placed) {
        return placed.request().isEmpty() && kept.containsKey(placed.number());
    }

    /// Whether logical partitions stay, whose places hang on a chain of tables.
    boolean keepsLogical() {
        return kind == TableKind.MBR && kept.keySet().stream().anyMatch(number -> number > 4);
    }

    /// @param where the place of what is done to the disk
    /// @param cleared the place of what is removed from disks
    DiskChange change(Where where, Where cleared) {
        List<Extent> extents = table.partitions().stream().map(this::extent).toList();
        List<Extent> keeping =
                extents.stream().filter(extent -> survives(extent.number())).toList();
        return new DiskChange(
                where,
                isCleared() ? cleared : formatted().orElse(where),
                planned(keeping),
                Optional.of(table(extents)),
                keeping);
    }

    /// The first partition that stays in the table and gets new content.
    private Optional<Where> formatted() {
        return used().filter(one -> !one.isKept()).map(Partition::where).findFirst();
    }

    /// A disk that gets nothing but a loader.
    static DiskChange untouched(DiskFacts facts, Where where) {
        return new DiskChange(
                where,
                where,
                new PlannedDisk(facts.name(), DiskIdentity.of(facts), List.of()),
                Optional.empty(),
                List.of());
    }

    private Step.WriteTable table(List<Extent> extents) {
        String name = facts.name();
        int sector = facts.logicalSectorBytes();
        if (!isWritten())
            return new Step.KeepTable(
                    name, kind == TableKind.GPT, sector, facts.sectors(), extents);
        if (!kept.isEmpty())
            return new Step.ChangeTable(
                    name,
                    kind == TableKind.GPT,
                    sector,
                    facts.sectors(),
                    kept.values().stream()
                            .sorted(Comparator.comparingLong(FoundPartition::startSector))
                            .map(FoundPartition::number)
                            .toList(),
                    extents);
        return switch (kind) {
            case GPT -> new Step.WriteGpt(name, sector, facts.sectors(), extents);
            case MBR -> new Step.WriteMbr(name, sector, facts.sectors(), extents);
        };
    }

    private boolean survives(int number) {
        FoundPartition one = kept.get(number);
        return one != null && said(one).map(Partition::isKept).orElse(true);
    }

    private PlannedDisk planned(List<Extent> keeping) {
        return new PlannedDisk(
                facts.name(),
                DiskIdentity.of(facts),
                Destroyed.of(facts, keeping, !kept.isEmpty()));
    }

    private Extent extent(Placed placed) {
        FoundPartition there = kept.get(placed.number());
        if (isKept(placed)) return kept(there);
        if (placed.request().isEmpty())
            return extent(placed, "extended-" + facts.name(), PartitionType.MBR_EXTENDED);
        Partition partition = (Partition) names.said(placed.request().get().name());
        return new Extent(
                placed.number(),
                partition.name(),
                PartitionType.of(partition, kind),
                placed.start(),
                placed.sectors(),
                partition.attributes(),
                partition.uuid());
    }

    private static Extent extent(Placed placed, String name, PartitionType type) {
        return new Extent(placed.number(), name, type, placed.start(), placed.sectors());
    }

    /// One that the layout does not name keeps its name in the GPT, where it has one of its own.
    private Extent kept(FoundPartition there) {
        String kernelName = facts.partitionName(there.number());
        String name =
                names.found(kernelName)
                        .map(Partition::name)
                        .or(() -> there.name().filter(this::isOwn))
                        .orElse(kernelName);
        return new Extent(
                there.number(),
                name,
                PartitionType.of(there.type()),
                there.startSector(),
                there.sectors());
    }

    private boolean isOwn(String name) {
        return !names.isTaken(name)
                && before.stream().filter(one -> one.name().equals(Optional.of(name))).count() == 1;
    }
}
