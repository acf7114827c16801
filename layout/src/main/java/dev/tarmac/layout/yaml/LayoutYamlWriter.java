package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Sizing;
import dev.tarmac.layout.Uses;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Writes a layout as [LayoutYaml] reads it: a line for each partition and volume, keys in a fixed
/// order, nothing that is so anyway.
public final class LayoutYamlWriter {
    private final StringBuilder text = new StringBuilder();

    private LayoutYamlWriter() {}

    /// A whole file. Where things stood before is not written.
    public static String write(DiskLayout layout) {
        LayoutYamlWriter writer = new LayoutYamlWriter();
        PartitionWriter partitions = new PartitionWriter(Uses.of(layout));
        switch (layout.sizing()) {
            case Sizing.Tarmac() -> {}
            case Sizing.Anaconda anaconda -> writer.anaconda(anaconda, partitions);
        }
        writer.blocks(
                "disks",
                layout.disks(),
                DiskWriter::disk,
                "partitions",
                disk -> mappings(disk, partitions));
        writer.rows("raids", layout.raids(), VolumeWriter::raid);
        writer.blocks(
                "volume-groups",
                layout.groups(),
                VolumeWriter::group,
                "volumes",
                group -> group.volumes().stream().map(VolumeWriter::volume).toList());
        writer.blocks(
                "btrfs",
                layout.btrfs(),
                VolumeWriter::btrfs,
                "subvolumes",
                volume -> volume.subvolumes().stream().map(VolumeWriter::subvolume).toList());
        writer.rows("tmpfs", layout.tmpfs(), VolumeWriter::tmpfs);
        return writer.text.toString();
    }

    private static List<FlowMapping> mappings(Disk disk, PartitionWriter writer) {
        return disk.partitions().stream().map(writer::onDisk).toList();
    }

    private void anaconda(Sizing.Anaconda sizing, PartitionWriter writer) {
        line("sizing: " + sizing.release().word());
        FlowMapping prepare = HandlingWriter.prepare(sizing.handling());
        if (!prepare.isEmpty()) line("prepare: " + prepare);
        FlowMapping boot = HandlingWriter.boot(sizing.handling().bootLoader());
        if (!boot.isEmpty()) line("boot: " + boot);
        this.<FreePartition>rows("partitions", sizing.partitions(), writer::free);
    }

    /// One line for each.
    private <T> void rows(String key, List<T> all, Function<T, FlowMapping> mapping) {
        if (all.isEmpty()) return;
        line(key + ":");
        for (T one : all) line("  - " + mapping.apply(one));
    }

    /// A block for each, and in it one line for each of its parts.
    private <T> void blocks(
            String key,
            List<T> all,
            Function<T, FlowMapping> mapping,
            String partsKey,
            Function<T, List<FlowMapping>> parts) {
        if (all.isEmpty()) return;
        line(key + ":");
        for (T one : all) {
            List<String> lines = new ArrayList<>(mapping.apply(one).lines());
            for (int i = 0; i < lines.size(); i++) line((i == 0 ? "  - " : "    ") + lines.get(i));
            List<FlowMapping> rows = parts.apply(one);
            if (rows.isEmpty()) continue;
            line("    " + partsKey + ":");
            for (FlowMapping row : rows) line("      - " + row);
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
