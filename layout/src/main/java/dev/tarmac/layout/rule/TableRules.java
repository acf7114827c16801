package dev.tarmac.layout.rule;

import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.problem.Problems;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the partition table of a disk can say.
final class TableRules {
    /// As Linux counts the partitions of one disk with an MBR.
    private static final int MOST_IN_MBR = 60;

    /// Of a GPT as everybody writes it.
    private static final int MOST_IN_GPT = 128;

    private static final Pattern GUID =
            Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Pattern BYTE = Pattern.compile("[0-9A-Fa-f]{2}");

    /// Unused, and the extended ones, which are not for an author to make.
    private static final Set<String> NOT_IN_MBR = Set.of("00", "05", "0f", "85");

    private static final String UNUSED = "00000000-0000-0000-0000-000000000000";

    private final Problems problems;

    private TableRules(Problems problems) {
        this.problems = problems;
    }

    static void check(DiskLayout layout, Problems problems) {
        TableRules rules = new TableRules(problems);
        for (Disk disk : layout.disks()) {
            for (Partition partition : disk.partitions())
                switch (disk.table()) {
                    case GPT -> rules.gpt(partition);
                    case MBR -> rules.mbr(partition);
                }
            rules.count(disk);
        }
    }

    static boolean isGuid(String text) {
        return GUID.matcher(text).matches();
    }

    static boolean isByte(String text) {
        return BYTE.matcher(text).matches();
    }

    private void count(Disk disk) {
        int count = disk.partitions().size();
        boolean gpt = disk.table() == TableKind.GPT;
        int most = gpt ? MOST_IN_GPT : MOST_IN_MBR;
        if (count > most)
            problems.add(
                    disk.where(),
                    Subject.of(disk)
                            + " has "
                            + count
                            + " partitions; "
                            + (gpt ? "a GPT has " + most + " entries" : "an MBR takes " + most),
                    "use fewer partitions");
    }

    private void gpt(Partition partition) {
        partition
                .type()
                .filter(type -> !isGuid(type) || type.equals(UNUSED))
                .ifPresent(
                        type ->
                                say(
                                        partition,
                                        Subject.quoted(type) + " is no type in a GPT",
                                        "write a GUID of 36 characters, or drop `part-type`"));
        partition
                .uuid()
                .filter(uuid -> !isGuid(uuid) || uuid.equals(UNUSED))
                .ifPresent(
                        uuid ->
                                say(
                                        partition,
                                        Subject.quoted(uuid) + " is no GUID",
                                        "write 36 characters, or drop `part-uuid`"));
        if (Set.copyOf(partition.attributes()).size() < partition.attributes().size())
            say(partition, "has an attribute twice", "name each once");
    }

    private void mbr(Partition partition) {
        if (partition.kind() == Partition.Kind.BIOSBOOT)
            say(
                    partition,
                    "an MBR needs no biosboot partition: the loader lies before the first one",
                    "drop it, or write `table: gpt`");
        partition
                .type()
                .filter(type -> !isByte(type) || NOT_IN_MBR.contains(type.toLowerCase(Locale.ROOT)))
                .ifPresent(
                        type ->
                                say(
                                        partition,
                                        Subject.quoted(type)
                                                + " is no type for a partition in an MBR",
                                        "write two hexadecimal digits, or drop `part-type`"));
        if (partition.uuid().isPresent())
            say(partition, "an entry of an MBR has no UUID", "drop `part-uuid`");
        List<Attribute> attributes = partition.attributes();
        if (!attributes.isEmpty() && !attributes.equals(List.of(Attribute.LEGACY_BOOT)))
            say(
                    partition,
                    "an entry of an MBR has no attribute but legacy-boot, its active flag",
                    "write `attributes: [legacy-boot]`, or drop them");
    }

    private void say(Partition partition, String what, String fix) {
        Subject.of(partition).say(problems, what, fix);
    }
}
