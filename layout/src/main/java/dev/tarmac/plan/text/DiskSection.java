package dev.tarmac.plan.text;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;
import dev.tarmac.plan.outcome.DiskMap;
import dev.tarmac.plan.outcome.Outcome;
import dev.tarmac.plan.outcome.SizeText;
import dev.tarmac.plan.text.Look.Colour;

import java.util.stream.Collectors;

/// A disk: which one it is, what on it is destroyed, its partitions to scale and to the sector.
final class DiskSection {
    private final Outcome outcome;
    private final Paper paper;

    DiskSection(Outcome outcome, Paper paper) {
        this.outcome = outcome;
        this.paper = paper;
    }

    void print(DiskMap map) {
        paper.head(
                "disk "
                        + map.disk().name()
                        + ", "
                        + SizeText.of(map.disk().identity().sizeBytes())
                        + ": "
                        + map.disk().identity());
        for (DiskContent content : map.disk().destroys())
            paper.line(Colour.RED, "  destroys " + content);
        if (map.table().isEmpty()) {
            paper.line("  its partition table stays as it is");
            return;
        }
        draw(map, map.table().get());
        paper.line("  " + describe(map.table().get()));
        rows(map, map.table().get());
    }

    private void draw(DiskMap map, Step.WriteTable table) {
        if (map.segments().isEmpty()) return;
        Bar bar = new Bar(paper, map.segments(), table.sectorBytes());
        bar.print();
        map.extended().ifPresent(bar::printAround);
    }

    private static String describe(Step.WriteTable table) {
        return DiskMap.kind(table).word()
                + state(table)
                + ", "
                + table.diskSectors()
                + " sectors of "
                + table.sectorBytes()
                + " bytes";
    }

    private static String state(Step.WriteTable table) {
        return switch (table) {
            case Step.WriteGpt ignored -> "";
            case Step.WriteMbr ignored -> "";
            case Step.ChangeTable ignored -> ", changed";
            case Step.KeepTable ignored -> ", stays as it is";
        };
    }

    private void rows(DiskMap map, Step.WriteTable table) {
        Columns columns =
                new Columns(
                        ">nr",
                        "name",
                        "type",
                        ">start",
                        ">end",
                        ">sectors",
                        ">size",
                        "use",
                        "state",
                        "attributes",
                        "uuid");
        for (Extent extent : table.extents())
            columns.row(
                    extent.number(),
                    extent.name(),
                    extent.type().word(),
                    extent.startSector(),
                    extent.endSector(),
                    extent.sectors(),
                    SizeText.of(extent.sectors() * table.sectorBytes()),
                    outcome.use(extent.name()),
                    state(map, extent),
                    extent.attributes().stream()
                            .map(Attribute::word)
                            .collect(Collectors.joining(" ")),
                    extent.uuid().orElse(""));
        columns.print(paper);
    }

    private static String state(DiskMap map, Extent extent) {
        if (map.kept().contains(extent.name())) return "kept";
        return map.reused().contains(extent.name()) ? "formatted again" : "";
    }
}
