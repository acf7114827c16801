package dev.tarmac.planner.own;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.problem.Problems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the partitions of a layout that are there already. Each must be met exactly once, lie on
/// the disk, and lie in the author's order.
final class Keeping {
    /// With CHS, with LBA, and as Linux had it.
    private static final Set<String> EXTENDED = Set.of("05", "0f", "85");

    /// Of an MBR.
    private static final int PRIMARIES = 4;

    private final Disk disk;
    private final DiskFacts facts;
    private final Problems problems;
    private final Map<Partition, FoundPartition> found = new LinkedHashMap<>();

    Keeping(ChosenDisk chosen, Problems problems) {
        this.disk = chosen.wanted();
        this.facts = chosen.facts();
        this.problems = problems;
    }

    /// By the partitions of the layout, in their order; empty where none is there, or one is a
    /// problem.
    Map<Partition, FoundPartition> found() {
        List<Partition> there =
                disk.partitions().stream().filter(p -> p.place() instanceof Place.There).toList();
        if (there.isEmpty()) return Map.of();
        Optional<FoundTable> table = facts.table();
        if (table.isEmpty() || table.get().kind() != disk.table()) {
            problems.add(
                    there.getFirst().where(),
                    "nothing can be kept on "
                            + facts.name()
                            + ": it has "
                            + table.map(t -> "an " + t.kind().word()).orElse("no partition table")
                            + ", the layout wants "
                            + disk.table().word(),
                    "write `table: "
                            + table.map(t -> t.kind().word()).orElse("gpt")
                            + "`, or keep nothing there");
            return Map.of();
        }
        int before = problems.list().size();
        for (Partition partition : there) find(partition, table.get());
        if (problems.list().size() == before) checkBounds();
        return problems.list().size() == before ? found : Map.of();
    }

    private void find(Partition partition, FoundTable table) {
        Existing which = ((Place.There) partition.place()).which();
        List<FoundPartition> matching =
                table.partitions().stream().filter(one -> matches(which, one)).toList();
        if (matching.size() != 1) {
            problems.add(
                    partition.where(),
                    "partition '"
                            + partition.name()
                            + "' ("
                            + which
                            + ") meets "
                            + (matching.isEmpty() ? "no partition" : "several partitions")
                            + " of "
                            + facts.name()
                            + "; there are "
                            + describe(table.partitions()),
                    "name exactly one, best by `number`");
            return;
        }
        if (table.kind() == TableKind.MBR && matching.getFirst().number() > PRIMARIES)
            say(
                    partition,
                    matching.getFirst(),
                    "is a logical one: its place hangs on a chain of tables, which is written anew",
                    "keep primary partitions only, or copy its content elsewhere first");
        if (EXTENDED.contains(matching.getFirst().type()))
            say(
                    partition,
                    matching.getFirst(),
                    "is an extended one: it holds other partitions, and nothing else",
                    "name a primary partition");
        content(partition, matching.getFirst());
        if (found.containsValue(matching.getFirst()))
            problems.add(
                    partition.where(),
                    "partition '"
                            + partition.name()
                            + "' ("
                            + which
                            + ") is kept under another name already",
                    "name each partition once");
        found.put(partition, matching.getFirst());
    }

    /// What is said to be kept must stand there: a mount that fails is found out after the wipe.
    private void content(Partition partition, FoundPartition one) {
        boolean seen = partition.mount().isPresent() || partition.content().luks().isPresent();
        if (!partition.isKept() || !seen) return;
        if (partition.content().luks().isPresent()) {
            say(
                    partition,
                    one,
                    "is encrypted: an installation cannot open what it keeps",
                    "leave out `encrypt` and `mount`, and open it from the installed system");
            return;
        }
        String wanted = partition.filesystem().map(Filesystem::type).orElse("");
        String there = content(one).map(DiskContent::type).orElse("nothing that is known");
        if (!there.equals(wanted))
            say(
                    partition,
                    one,
                    "holds " + there + ", not " + wanted,
                    "write the `filesystem` that it has, or `reuse` to format it anew");
    }

    private boolean matches(Existing which, FoundPartition one) {
        return switch (which) {
            case Existing.Numbered(int number) -> one.number() == number;
            case Existing.Type(String code) -> one.type().equalsIgnoreCase(code);
            case Existing.Label(String label) ->
                    one.name().filter(label::equals).isPresent()
                            || content(one)
                                    .flatMap(DiskContent::label)
                                    .filter(label::equals)
                                    .isPresent();
            case Existing.Named(String name) -> facts.partitionName(one.number()).equals(name);
        };
    }

    /// What is known to stand on a partition.
    Optional<DiskContent> content(FoundPartition partition) {
        String name = facts.partitionName(partition.number());
        return facts.contents().stream().filter(c -> c.where().equals(name)).findFirst();
    }

    private void checkBounds() {
        long last = 0;
        for (Map.Entry<Partition, FoundPartition> entry : found.entrySet()) {
            FoundPartition one = entry.getValue();
            if (one.endSector() >= facts.sectors())
                say(
                        entry.getKey(),
                        one,
                        "reaches behind the end of the disk",
                        "mend the table first");
            else if (one.startSector() <= last)
                say(
                        entry.getKey(),
                        one,
                        "does not lie behind the one that the layout names before it",
                        "name kept partitions in the order in which they lie: "
                                + describe(byPlace()));
            last = Math.max(last, one.endSector());
        }
    }

    private List<FoundPartition> byPlace() {
        List<FoundPartition> sorted = new ArrayList<>(found.values());
        sorted.sort(Comparator.comparingLong(FoundPartition::startSector));
        return sorted;
    }

    private void say(Partition partition, FoundPartition one, String what, String fix) {
        problems.add(
                partition.where(),
                "partition '" + partition.name() + "' (" + describe(List.of(one)) + ") " + what,
                fix);
    }

    private String describe(List<FoundPartition> partitions) {
        if (partitions.isEmpty()) return "none";
        return partitions.stream()
                .map(
                        one ->
                                facts.partitionName(one.number())
                                        + one.name().map(name -> " \"" + name + "\"").orElse("")
                                        + " sectors "
                                        + one.startSector()
                                        + ".."
                                        + one.endSector())
                .collect(Collectors.joining(", "));
    }
}
