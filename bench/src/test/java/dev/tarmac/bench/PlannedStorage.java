package dev.tarmac.bench;

import dev.tarmac.anaconda.partition.Placed;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.FstabLine;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedDisk;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedGroup;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the installer's plan and ours must have in common.
///
/// @param tables numbers, first and last sectors, by disks
/// @param arrays with their bytes
/// @param groups with their extents, volumes with their bytes
/// @param fstab mount points, types and options
record PlannedStorage(
        Map<String, List<String>> tables,
        List<String> arrays,
        List<String> groups,
        List<String> fstab) {

    static PlannedStorage of(StoragePlan plan) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (PlannedDisk disk : plan.disks())
            if (disk instanceof PlannedDisk.Labelled(Table table))
                tables.put(
                        disk.name(),
                        table.partitions().stream().map(PlannedStorage::text).toList());
        return new PlannedStorage(
                tables,
                plan.all(Device.Array.class).map(a -> a.name() + " " + a.bytes()).toList(),
                plan.groups().stream().flatMap(group -> texts(group).stream()).toList(),
                plan.fstab().stream().map(PlannedStorage::text).sorted().toList());
    }

    static PlannedStorage of(Plan plan) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        plan.tables()
                .forEach(
                        table ->
                                tables.put(
                                        table.disk(),
                                        table.extents().stream()
                                                .map(PlannedStorage::text)
                                                .toList()));
        return new PlannedStorage(
                tables,
                plan.only(Step.CreateArray.class).map(a -> a.name() + " " + a.bytes()).toList(),
                groups(plan),
                plan.only(Step.WriteFstab.class)
                        .flatMap(step -> step.entries().stream())
                        .map(PlannedStorage::text)
                        .sorted()
                        .toList());
    }

    private static String text(Placed placed) {
        return placed.number() + ": " + placed.start() + "-" + placed.end();
    }

    private static String text(Extent extent) {
        return extent.number() + ": " + extent.startSector() + "-" + extent.endSector();
    }

    /// A volume takes whole extents once it is made.
    private static List<String> texts(PlannedGroup planned) {
        long extent = planned.group().request().extentBytes();
        List<String> texts = new ArrayList<>();
        texts.add(planned.group().request().name() + " " + planned.group().request().extents());
        planned.group()
                .volumes()
                .forEach(
                        volume ->
                                texts.add(
                                        volume.request().name()
                                                + " "
                                                + Math.ceilDiv(volume.bytes(), extent) * extent));
        return texts;
    }

    private static List<String> groups(Plan plan) {
        List<String> groups = new ArrayList<>();
        for (Step step : plan.steps())
            switch (step) {
                case Step.CreateGroup group -> groups.add(group.name() + " " + group.extents());
                case Step.CreateVolume volume -> groups.add(volume.name() + " " + volume.bytes());
                case Step other -> {}
            }
        return groups;
    }

    /// What the installer adds when it writes the file.
    private static String text(FstabLine line) {
        String options = line.options().isEmpty() ? "defaults" : line.options();
        String patient = line.device() instanceof Device.Luks ? ",x-systemd.device-timeout=0" : "";
        return line.mountPoint() + " " + line.type() + " " + options + patient;
    }

    private static String text(FstabEntry entry) {
        return entry.path() + " " + entry.type() + " " + entry.options();
    }
}
