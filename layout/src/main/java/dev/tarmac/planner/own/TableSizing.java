package dev.tarmac.planner.own;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.Partition;
import dev.tarmac.plan.DiskIdentity;
import dev.tarmac.plan.DiskText;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.planner.storage.Destroyed;
import dev.tarmac.planner.storage.DiskChange;
import dev.tarmac.problem.Problems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The partition table of one disk: new partitions follow each other in the author's order, without
/// gaps, around those that are kept.
final class TableSizing {
    private static final int PRIMARIES = 4;

    private final Disk disk;
    private final DiskFacts facts;
    private final Usable usable;
    private final Problems problems;
    private final int before;
    private final Map<Partition, FoundPartition> found;

    TableSizing(ChosenDisk chosen, Problems problems) {
        this.disk = chosen.wanted();
        this.facts = chosen.facts();
        this.usable = Usable.of(facts, disk.table());
        this.problems = problems;
        this.before = problems.list().size();
        this.found = new Keeping(chosen, problems).found();
    }

    /// What happens to the disk; empty when there is a problem.
    Optional<DiskChange> change() {
        // Without what is to be kept, its room would look free.
        if (problems.list().size() > before) return Optional.empty();
        refuseTooMany();
        List<Gap> gaps = gaps();
        Wishes wishes = new Wishes(Usable.MIB, usable.mib());
        for (Gap gap : gaps) if (gap.leastMib(wishes) > gap.mib()) tooSmall(gap, wishes);
        if (problems.list().size() > before) return Optional.empty();
        List<Gap.Placed> placed =
                gaps.stream().flatMap(gap -> gap.placed(wishes).stream()).toList();
        for (Gap.Placed one : placed)
            Least.check(
                    one.partition(), one.mib() * Usable.MIB, facts.logicalSectorBytes(), problems);
        List<Extent> extents = extents(placed);
        List<Extent> keeping =
                disk.partitions().stream()
                        .filter(Partition::isKept)
                        .map(partition -> kept(partition, found.get(partition)))
                        .toList();
        return Optional.of(
                new DiskChange(
                        disk.where(),
                        disk.where(),
                        planned(keeping),
                        Optional.of(table(extents)),
                        keeping));
    }

    private PlannedDisk planned(List<Extent> keeping) {
        return new PlannedDisk(
                disk.name(),
                DiskIdentity.of(facts),
                Destroyed.of(facts, keeping, !found.isEmpty()));
    }

    private Step.WriteTable table(List<Extent> extents) {
        String name = disk.name();
        int sector = facts.logicalSectorBytes();
        boolean gpt = disk.table() == TableKind.GPT;
        if (!found.isEmpty()) {
            List<Integer> kept =
                    found.values().stream().map(FoundPartition::number).sorted().toList();
            return new Step.ChangeTable(name, gpt, sector, facts.sectors(), kept, extents);
        }
        return gpt
                ? new Step.WriteGpt(name, sector, facts.sectors(), extents)
                : new Step.WriteMbr(name, sector, facts.sectors(), extents);
    }

    private void refuseTooMany() {
        boolean mbr = disk.table() == TableKind.MBR;
        if (mbr && !found.isEmpty() && disk.partitions().size() > PRIMARIES)
            problems.add(
                    disk.where(),
                    "an MBR on which partitions are kept takes at most four in all, not "
                            + disk.partitions().size(),
                    "use fewer partitions, or keep none");
    }

    /// The runs of new partitions between kept ones, with the room between those.
    private List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        List<Partition> run = new ArrayList<>();
        long first = usable.firstMib();
        for (Partition partition : disk.partitions()) {
            FoundPartition there = found.get(partition);
            if (there == null) {
                if (partition.size().isPresent()) run.add(partition);
                continue;
            }
            gaps.add(gap(first, usable.mibDown(there.startSector()), run));
            run.clear();
            first = usable.mibUp(there.endSector() + 1);
        }
        gaps.add(gap(first, usable.endMib(), run));
        return gaps;
    }

    private Gap gap(long first, long end, List<Partition> run) {
        boolean logicals = disk.table() == TableKind.MBR && run.size() > PRIMARIES;
        return new Gap(first, end, run, logicals ? PRIMARIES - 1 : run.size());
    }

    private void tooSmall(Gap gap, Wishes wishes) {
        boolean whole = found.isEmpty();
        problems.add(
                disk.where(),
                DiskText.of(facts)
                        + " is too small for disk '"
                        + disk.name()
                        + "': "
                        + (whole ? "its partitions need " : names(gap) + " need ")
                        + gap.leastMib(wishes)
                        + " MiB, "
                        + gap.mib()
                        + (whole ? " MiB can be used" : " MiB are free between what is kept"),
                whole
                        ? "make partitions smaller or select a larger disk"
                        : "make them smaller, or name them beside another kept partition");
    }

    private static String names(Gap gap) {
        return gap.partitions().stream()
                .map(partition -> "'" + partition.name() + "'")
                .collect(Collectors.joining(", "));
    }

    private List<Extent> extents(List<Gap.Placed> placed) {
        List<Extent> extents = new ArrayList<>();
        found.forEach((partition, there) -> extents.add(kept(partition, there)));
        TreeSet<Integer> free = new TreeSet<>();
        for (int number = 1; number <= 128; number++) free.add(number);
        found.values().forEach(there -> free.remove(there.number()));
        boolean extended = disk.table() == TableKind.MBR && placed.size() > PRIMARIES;
        for (int i = 0; i < placed.size(); i++) {
            if (extended && i == PRIMARIES - 1)
                extents.add(extended(placed.subList(i, placed.size())));
            int number = extended && i >= PRIMARIES - 1 ? i + 2 : free.pollFirst();
            extents.add(made(number, placed.get(i)));
        }
        extents.sort(
                Comparator.comparingLong(Extent::startSector).thenComparingInt(Extent::number));
        return extents;
    }

    private Extent extended(List<Gap.Placed> logicals) {
        long first = logicals.getFirst().firstMib() - 1;
        long end = logicals.getLast().firstMib() + logicals.getLast().mib();
        return new Extent(
                PRIMARIES,
                "extended-" + disk.name(),
                PartitionType.MBR_EXTENDED,
                usable.sectors(first),
                usable.sectors(end - first));
    }

    private Extent made(int number, Gap.Placed placed) {
        Partition partition = placed.partition();
        return new Extent(
                number,
                partition.name(),
                PartitionType.of(partition, disk.table()),
                usable.sectors(placed.firstMib()),
                usable.sectors(placed.mib()),
                partition.attributes(),
                partition.uuid());
    }

    private static Extent kept(Partition partition, FoundPartition there) {
        return new Extent(
                there.number(),
                partition.name(),
                PartitionType.of(there.type()),
                there.startSector(),
                there.sectors());
    }
}
