package dev.tarmac.layout.yaml;

import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskSelector;
import dev.tarmac.layout.SizeRange;

/// What [DiskReader] reads.
final class DiskWriter {
    private DiskWriter() {}

    /// Without its partitions.
    static FlowMapping disk(Disk disk) {
        FlowMapping select = new FlowMapping(Keys.SELECT);
        disk.selectors().forEach(selector -> select(select, selector));
        FlowMapping yaml = new FlowMapping(Keys.DISK).text("name", disk.name());
        if (!select.isEmpty()) yaml.raw("select", select.toString());
        if (disk.table() != TableKind.GPT) yaml.text("table", disk.table().word());
        return yaml;
    }

    private static void select(FlowMapping yaml, DiskSelector selector) {
        switch (selector) {
            case DiskSelector.Serial(String serial) -> yaml.text("serial", serial);
            case DiskSelector.Wwn(String wwn) -> yaml.text("wwn", wwn);
            case DiskSelector.ByPath(String path) -> yaml.text("path", path);
            case DiskSelector.OfSize(SizeRange range) -> yaml.text("size", range(range));
            case DiskSelector.Rotational(boolean rotational) ->
                    yaml.raw("rotational", Boolean.toString(rotational));
        }
    }

    private static String range(SizeRange range) {
        if (range.isExact()) return Sizes.text(range.leastBytes());
        if (range.mostBytes() == Long.MAX_VALUE) return ">=" + Sizes.text(range.leastBytes());
        if (range.leastBytes() == 0) return "<=" + Sizes.text(range.mostBytes());
        return Sizes.text(range.leastBytes()) + ".." + Sizes.text(range.mostBytes());
    }
}
