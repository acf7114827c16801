package dev.tarmac.layout;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is wrong with the disks of a layout together, whatever the machine.
public final class LayoutRules {
    /// Of a GPT as everybody writes it.
    private static final int MOST_PARTITIONS = 128;

    private final List<Disk> disks;
    private final Problems problems = new Problems();

    private LayoutRules(List<Disk> disks) {
        this.disks = disks;
    }

    /// Every problem, in the order of the rules; a name that is empty was refused before.
    public static List<Problem> check(DiskLayout layout) {
        List<Disk> disks = layout.disks();
        LayoutRules rules = new LayoutRules(disks);
        rules.diskNames();
        rules.partitionNames();
        rules.mounts();
        rules.onlyOne(Partition.Kind.BIOSBOOT, "biosboot partition");
        rules.onlyOne(Partition.Kind.ESP, "EFI system partition");
        disks.forEach(rules::sizes);
        return rules.problems.list();
    }

    private void diskNames() {
        Map<String, Disk> byName = new HashMap<>();
        for (Disk disk : disks) {
            if (disk.name().isEmpty()) continue;
            Disk first = byName.putIfAbsent(disk.name(), disk);
            if (first != null) second("disk", disk.name(), disk.where(), first.where());
        }
    }

    private void partitionNames() {
        Map<String, Partition> byName = new HashMap<>();
        partitions()
                .filter(partition -> !partition.name().isEmpty())
                .forEach(
                        partition -> {
                            Partition first = byName.putIfAbsent(partition.name(), partition);
                            if (first != null)
                                second(
                                        "partition",
                                        partition.name(),
                                        partition.where(),
                                        first.where());
                        });
    }

    private void second(String kind, String name, Where where, Where first) {
        problems.add(
                where,
                "a second " + kind + " '" + name + "'; the first is at " + first,
                "give each " + kind + " its own name");
    }

    private void mounts() {
        Map<String, Partition> mounts = new HashMap<>();
        partitions()
                .filter(partition -> partition.mount().isPresent())
                .forEach(
                        partition -> {
                            Partition first =
                                    mounts.putIfAbsent(partition.mount().get(), partition);
                            if (first != null) twice(partition, first);
                        });
        if (!mounts.containsKey("/") && !disks.isEmpty())
            problems.add(
                    disks.getFirst().where(),
                    "nothing is mounted on /",
                    "add a partition with `mount: /`");
    }

    private void twice(Partition partition, Partition first) {
        problems.add(
                partition.where(),
                "'"
                        + partition.name()
                        + "' and '"
                        + first.name()
                        + "' ("
                        + first.where()
                        + ") are both mounted on "
                        + partition.mount().orElseThrow(),
                "mount each in its own place");
    }

    private void onlyOne(Partition.Kind kind, String name) {
        List<Partition> all = partitions().filter(p -> p.kind() == kind).toList();
        if (all.size() > 1)
            problems.add(
                    all.get(1).where(),
                    "a second " + name,
                    "keep '" + all.getFirst().name() + "' only");
    }

    private void sizes(Disk disk) {
        second(disk, partition -> partition.size().filter(Size.Rest.class::isInstance).isPresent())
                .ifPresent(
                        partition ->
                                problems.add(
                                        partition.where(),
                                        "a second partition of size rest on disk '"
                                                + disk.name()
                                                + "'",
                                        "give all but one a size or a percentage"));
        int percent = disk.partitions().stream().mapToInt(LayoutRules::percent).sum();
        if (percent > 100)
            problems.add(
                    disk.where(),
                    "the partitions of disk '" + disk.name() + "' take " + percent + "% of it",
                    "write percentages of at most 100% together, or `size: rest` once");
        if (disk.partitions().size() > MOST_PARTITIONS)
            problems.add(
                    disk.where(),
                    "disk '"
                            + disk.name()
                            + "' has "
                            + disk.partitions().size()
                            + " partitions; a GPT has "
                            + MOST_PARTITIONS
                            + " entries",
                    "use fewer partitions");
    }

    private static Optional<Partition> second(Disk disk, Predicate<Partition> wanted) {
        return disk.partitions().stream().filter(wanted).skip(1).findFirst();
    }

    private static int percent(Partition partition) {
        return partition.size().orElse(null) instanceof Size.Percent(int percent) ? percent : 0;
    }

    private Stream<Partition> partitions() {
        return disks.stream().flatMap(disk -> disk.partitions().stream());
    }
}
