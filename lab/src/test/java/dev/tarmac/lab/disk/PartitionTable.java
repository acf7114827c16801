package dev.tarmac.lab.disk;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// A GPT as sfdisk tells it, in sectors of the disk.
public record PartitionTable(String label, String id, List<Entry> entries) {
    public PartitionTable {
        entries = List.copyOf(entries);
    }

    /// One partition; `type` and `uuid` in upper case.
    public record Entry(int number, String name, String type, String uuid, long start, long size) {}

    /// What the plan says should be there.
    public static PartitionTable planned(
            Step.WriteTable step, Map<String, UUID> disks, Map<String, UUID> partitions) {
        return new PartitionTable(
                "gpt",
                upper(disks.get(step.disk())),
                step.extents().stream()
                        .map(extent -> planned(extent, partitions.get(extent.name())))
                        .toList());
    }

    private static Entry planned(Extent extent, UUID uuid) {
        return new Entry(
                extent.number(),
                extent.name(),
                extent.type().code(),
                upper(uuid),
                extent.startSector(),
                extent.sectors());
    }

    private static String upper(UUID uuid) {
        return uuid.toString().toUpperCase(Locale.ROOT);
    }

    static PartitionTable decode(JsonObject json) throws MalformedJson {
        JsonObject table = json.object("partitiontable");
        String device = table.text("device");
        return new PartitionTable(
                table.text("label"),
                table.text("id"),
                table.list("partitions", entry -> entry(device, entry)));
    }

    /// The number follows the disk's name: `/dev/loop3p1` or `disk.raw1`.
    private static Entry entry(String device, JsonObject json) throws MalformedJson {
        String number = json.text("node").substring(device.length()).replaceFirst("^p", "");
        return new Entry(
                Integer.parseInt(number),
                json.text("name"),
                json.text("type"),
                json.text("uuid"),
                json.number("start"),
                json.number("size"));
    }

    public Entry entry(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no partition " + name + " in " + this));
    }
}
