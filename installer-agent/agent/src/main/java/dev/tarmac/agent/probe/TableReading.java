package dev.tarmac.agent.probe;

import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.facts.TableKind;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What `sfdisk --json` says of a disk, as [FoundTable].
final class TableReading {
    private TableReading() {}

    /// Empty for tables of other kinds (sun, sgi): nothing of them can be kept.
    static Optional<FoundTable> parse(String json) throws MalformedJson {
        if (json.isBlank()) return Optional.empty();
        JsonObject table = JsonObject.parse(json).object("partitiontable");
        Optional<TableKind> kind =
                switch (table.text("label")) {
                    case "gpt" -> Optional.of(TableKind.GPT);
                    case "dos" -> Optional.of(TableKind.MBR);
                    default -> Optional.empty();
                };
        if (kind.isEmpty()) return Optional.empty();
        List<FoundPartition> found =
                table.has("partitions")
                        ? table.list("partitions", TableReading::partition)
                        : List.of();
        return Optional.of(
                new FoundTable(
                        kind.get(),
                        found.stream()
                                .sorted(Comparator.comparingInt(FoundPartition::number))
                                .toList()));
    }

    private static FoundPartition partition(JsonObject json) throws MalformedJson {
        String node = json.text("node");
        try {
            return new FoundPartition(
                    number(node),
                    json.number("start"),
                    json.number("size"),
                    type(json.text("type")),
                    json.optionalText("name").filter(name -> !name.isEmpty()),
                    json.optionalText("uuid"));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("sfdisk: " + e.getMessage(), e);
        }
    }

    /// The digits at the end: `/dev/vda12`, `/dev/nvme0n1p3`.
    private static int number(String node) {
        int from = node.length();
        while (from > 0 && Character.isDigit(node.charAt(from - 1))) from--;
        return Integer.parseInt(node.substring(from));
    }

    /// sfdisk writes the byte of an MBR without a leading zero.
    private static String type(String said) {
        if (said.length() > 2) return said.toUpperCase(Locale.ROOT);
        return said.length() == 2 ? said : "0" + said;
    }
}
