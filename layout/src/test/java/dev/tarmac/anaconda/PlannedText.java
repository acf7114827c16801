package dev.tarmac.anaconda;

import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.partition.Placed;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.FstabLine;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedDisk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A plan as a few lines, for tests.
final class PlannedText {
    private PlannedText() {}

    static String of(StoragePlan plan) {
        List<String> lines = new ArrayList<>();
        for (PlannedDisk disk : plan.disks())
            switch (disk) {
                case PlannedDisk.Ignored(String name) -> lines.add(name + " ignored");
                case PlannedDisk.Unlabelled(var blank) -> lines.add(blank.name() + " no label");
                case PlannedDisk.Labelled(var table) -> {
                    lines.add(
                            table.disk().name() + " " + table.disk().label().orElseThrow().word());
                    for (Placed partition : table.partitions())
                        lines.add(
                                "  "
                                        + partition(
                                                table.disk().partitionName(partition.number()),
                                                partition));
                }
            }
        plan.all(Device.Array.class)
                .forEach(
                        a ->
                                lines.add(
                                        a.name()
                                                + " "
                                                + a.level()
                                                + " "
                                                + a.bytes()
                                                + " "
                                                + format(a.format())));
        plan.all(Device.Luks.class)
                .forEach(l -> lines.add(l.name() + " " + l.bytes() + " " + format(l.format())));
        for (StoragePlan.PlannedGroup planned : plan.groups()) {
            lines.add(
                    planned.group().request().name()
                            + " extents "
                            + planned.group().request().extents()
                            + " free "
                            + planned.group().freeExtents());
            planned.group()
                    .volumes()
                    .forEach(v -> lines.add("  " + v.request().name() + " " + v.bytes()));
        }
        for (FstabLine line : plan.fstab())
            lines.add(line.mountPoint() + " = " + line.device().name() + " " + line.type());
        plan.findings().errors().forEach(error -> lines.add("error: " + error.message()));
        plan.findings().warnings().forEach(warning -> lines.add("warning: " + warning.message()));
        return String.join("\n", lines) + "\n";
    }

    private static String partition(String name, Placed partition) {
        return name
                + " "
                + partition.start()
                + "-"
                + partition.end()
                + partition.request().map(r -> " " + format(r.format())).orElse("")
                + (partition.kind() == Placed.Kind.PRIMARY
                        ? ""
                        : " " + partition.kind().name().toLowerCase(Locale.ROOT));
    }

    private static String format(Format format) {
        return format.type().word() + format.mountPoint().map(" "::concat).orElse("");
    }
}
