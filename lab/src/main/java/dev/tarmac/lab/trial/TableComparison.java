package dev.tarmac.lab.trial;

import dev.tarmac.lab.disk.PartitionTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A table as planned beside one as a tool read it, property by property.
final class TableComparison {
    private static final String NOTHING = "nothing";

    private final String tool;
    private final List<Comparison> comparisons = new ArrayList<>();

    private TableComparison(String tool) {
        this.tool = tool;
    }

    /// @param names what people call the partitions, by number
    static List<Comparison> of(
            String tool,
            String disk,
            Map<Integer, String> names,
            PartitionTable planned,
            PartitionTable read) {
        TableComparison comparison = new TableComparison(tool);
        comparison.head("disk " + disk, planned, read);
        for (PartitionTable.Entry entry : planned.entries())
            comparison.entry(
                    "partition " + names.get(entry.number()), entry, read.entry(entry.number()));
        return comparison.comparisons;
    }

    private void head(String disk, PartitionTable planned, PartitionTable read) {
        compare(disk, "kind", planned.kind().word(), read.kind().word());
        compare(disk, "id", planned.id(), read.id());
        compare(disk, "partitions", numbers(planned), numbers(read));
    }

    private static String numbers(PartitionTable table) {
        return table.entries().stream()
                .map(entry -> Integer.toString(entry.number()))
                .collect(Collectors.joining(" "));
    }

    private void entry(
            String subject, PartitionTable.Entry planned, Optional<PartitionTable.Entry> found) {
        same(subject, "number", PartitionTable.Entry::number, planned, found);
        same(subject, "start", PartitionTable.Entry::start, planned, found);
        same(subject, "sectors", PartitionTable.Entry::sectors, planned, found);
        same(subject, "type", entry -> entry.type().code(), planned, found);
        same(subject, "attributes", entry -> Long.toHexString(entry.attributes()), planned, found);
        told(subject, "name", PartitionTable.Entry::name, planned, found);
        told(subject, "uuid", PartitionTable.Entry::partuuid, planned, found);
    }

    private void same(
            String subject,
            String property,
            Function<PartitionTable.Entry, Object> value,
            PartitionTable.Entry planned,
            Optional<PartitionTable.Entry> found) {
        compare(
                subject,
                property,
                value.apply(planned).toString(),
                found.map(value).map(Object::toString).orElse(NOTHING));
    }

    /// Where this kind of table has it and the tool tells it.
    private void told(
            String subject,
            String property,
            Function<PartitionTable.Entry, Optional<String>> value,
            PartitionTable.Entry planned,
            Optional<PartitionTable.Entry> found) {
        Optional<String> wanted = value.apply(planned);
        Optional<String> there = found.flatMap(value);
        if (wanted.isPresent() && there.isPresent())
            compare(subject, property, wanted.get(), there.get());
    }

    private void compare(String subject, String property, String planned, String found) {
        comparisons.add(new Comparison(tool, subject, property, planned, found));
    }
}
