package dev.tarmac.agent.run;

import dev.tarmac.facts.TableKind;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.plan.PartitionType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A partition table that is on a disk, as `sfdisk --json` tells it.
///
/// @param id a GUID in upper case, or `0x` and eight digits
public record SfdiskTable(TableKind kind, String id, int sectorBytes, List<Entry> entries) {
    public SfdiskTable {
        entries = List.copyOf(entries);
    }

    /// One partition.
    ///
    /// @param name in a GPT; may be empty
    /// @param uuid in a GPT, in upper case; else empty
    /// @param attributes the bits of a GPT entry; in an MBR bit 2 is the active flag
    public record Entry(
            int number,
            long start,
            long sectors,
            PartitionType type,
            String name,
            String uuid,
            long attributes) {}

    public static SfdiskTable decode(JsonObject json) throws MalformedJson {
        JsonObject table = json.object("partitiontable");
        String device = table.text("device");
        TableKind kind = kind(table);
        List<Entry> entries = new ArrayList<>();
        if (table.has("partitions"))
            entries.addAll(table.list("partitions", entry -> entry(kind, device, entry)));
        return new SfdiskTable(kind, table.text("id"), table.integer("sectorsize"), entries);
    }

    private static TableKind kind(JsonObject table) throws MalformedJson {
        String label = table.text("label");
        return switch (label) {
            case "gpt" -> TableKind.GPT;
            case "dos" -> TableKind.MBR;
            default -> throw table.wrong("label", "gpt or dos", label);
        };
    }

    private static Entry entry(TableKind kind, String device, JsonObject json)
            throws MalformedJson {
        String type = json.text("type");
        long attributes =
                switch (kind) {
                    case GPT -> SfdiskAttributes.parse(json.optionalText("attrs").orElse(""));
                    case MBR ->
                            json.has("bootable") && json.flag("bootable")
                                    ? SfdiskAttributes.ACTIVE
                                    : 0;
                };
        return new Entry(
                number(device, json),
                json.number("start"),
                json.number("size"),
                PartitionType.of(type.length() == 1 ? "0" + type : type),
                json.optionalText("name").orElse(""),
                json.optionalText("uuid").orElse(""),
                attributes);
    }

    /// It follows the disk's name: `/dev/sda1`, `/dev/loop3p1`.
    private static int number(String device, JsonObject json) throws MalformedJson {
        String node = json.text("node");
        try {
            return Integer.parseInt(node.substring(device.length()).replaceFirst("^p", ""));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new MalformedJson("'" + node + "' is no partition of " + device, e);
        }
    }

    Optional<Entry> entry(int number) {
        return entries.stream().filter(entry -> entry.number() == number).findFirst();
    }
}
