package dev.tarmac.facts;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.Map;
import java.util.Optional;

/// [MachineFacts] as JSON and back; unknown members are ignored, so that an old server reads a new
/// agent.
public final class FactsJson {
    private FactsJson() {}

    public static Map<String, Object> encode(MachineFacts facts) {
        return JsonObject.members(
                "firmware", facts.firmware().toString(),
                "secureBoot", facts.secureBoot(),
                "memoryBytes", facts.memoryBytes(),
                "cpus", facts.cpus(),
                "kernel", facts.kernel(),
                "system",
                        JsonObject.members(
                                "vendor", facts.system().vendor(),
                                "product", facts.system().product(),
                                "serial", facts.system().serial(),
                                "uuid", facts.system().uuid()),
                "disks", facts.disks().stream().map(FactsJson::disk).toList(),
                "nics", facts.nics().stream().map(FactsJson::nic).toList());
    }

    public static MachineFacts decode(JsonObject json) throws MalformedJson {
        JsonObject system = json.object("system");
        try {
            return new MachineFacts(
                    Firmware.parse(json.text("firmware")),
                    json.flag("secureBoot"),
                    json.number("memoryBytes"),
                    json.integer("cpus"),
                    json.text("kernel"),
                    new SystemFacts(
                            system.optionalText("vendor"),
                            system.optionalText("product"),
                            system.optionalText("serial"),
                            system.optionalText("uuid")),
                    json.list("disks", FactsJson::disk),
                    json.list("nics", FactsJson::nic));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("machine facts: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> disk(DiskFacts disk) {
        return JsonObject.members(
                "name", disk.name(),
                "serial", disk.serial(),
                "wwn", disk.wwn(),
                "byPath", disk.byPath(),
                "model", disk.model(),
                "sizeBytes", disk.sizeBytes(),
                "logicalSectorBytes", disk.logicalSectorBytes(),
                "physicalSectorBytes", disk.physicalSectorBytes(),
                "rotational", disk.rotational(),
                "contents", disk.contents().stream().map(FactsJson::content).toList(),
                "table", disk.table().map(FactsJson::table));
    }

    private static DiskFacts disk(JsonObject json) throws MalformedJson {
        return new DiskFacts(
                json.text("name"),
                json.optionalText("serial"),
                json.optionalText("wwn"),
                json.optionalText("byPath"),
                json.optionalText("model"),
                json.number("sizeBytes"),
                json.integer("logicalSectorBytes"),
                json.integer("physicalSectorBytes"),
                json.flag("rotational"),
                json.list("contents", FactsJson::content),
                table(json));
    }

    private static Map<String, Object> table(FoundTable table) {
        return JsonObject.members(
                "kind", table.kind().word(),
                "partitions", table.partitions().stream().map(FactsJson::partition).toList());
    }

    private static Optional<FoundTable> table(JsonObject disk) throws MalformedJson {
        Optional<JsonObject> json = disk.optionalObject("table");
        if (json.isEmpty()) return Optional.empty();
        return Optional.of(
                new FoundTable(
                        TableKind.parse(json.get().text("kind")),
                        json.get().list("partitions", FactsJson::partition)));
    }

    private static Map<String, Object> partition(FoundPartition partition) {
        return JsonObject.members(
                "number", partition.number(),
                "startSector", partition.startSector(),
                "sectors", partition.sectors(),
                "type", partition.type(),
                "name", partition.name(),
                "uuid", partition.uuid());
    }

    private static FoundPartition partition(JsonObject json) throws MalformedJson {
        return new FoundPartition(
                json.integer("number"),
                json.number("startSector"),
                json.number("sectors"),
                json.text("type"),
                json.optionalText("name"),
                json.optionalText("uuid"));
    }

    /// One [DiskContent], as plans repeat it.
    public static Map<String, Object> content(DiskContent content) {
        return JsonObject.members(
                "where", content.where(),
                "type", content.type(),
                "label", content.label(),
                "uuid", content.uuid());
    }

    public static DiskContent content(JsonObject json) throws MalformedJson {
        return new DiskContent(
                json.text("where"),
                json.text("type"),
                json.optionalText("label"),
                json.optionalText("uuid"));
    }

    private static Map<String, Object> nic(NicFacts nic) {
        return JsonObject.members(
                "name", nic.name(),
                "mac", nic.mac(),
                "driver", nic.driver(),
                "pciId", nic.pciId(),
                "carrier", nic.carrier(),
                "boot", nic.boot(),
                "megabits", nic.megabits(),
                "neighbour", nic.neighbour().map(FactsJson::neighbour));
    }

    private static Map<String, Object> neighbour(LinkNeighbour neighbour) {
        return JsonObject.members(
                "switchName", neighbour.switchName(),
                "switchId", neighbour.switchId(),
                "port", neighbour.port(),
                "portDescription", neighbour.portDescription(),
                "vlan", neighbour.vlan());
    }

    private static Optional<LinkNeighbour> neighbour(JsonObject nic) throws MalformedJson {
        Optional<JsonObject> json = nic.optionalObject("neighbour");
        if (json.isEmpty()) return Optional.empty();
        return Optional.of(
                new LinkNeighbour(
                        json.get().optionalText("switchName"),
                        json.get().text("switchId"),
                        json.get().text("port"),
                        json.get().optionalText("portDescription"),
                        integer(json.get(), "vlan")));
    }

    private static Optional<Integer> integer(JsonObject json, String name) throws MalformedJson {
        return json.has(name) ? Optional.of(json.integer(name)) : Optional.empty();
    }

    private static NicFacts nic(JsonObject json) throws MalformedJson {
        return new NicFacts(
                json.text("name"),
                json.text("mac"),
                json.optionalText("driver"),
                json.optionalText("pciId"),
                json.flag("carrier"),
                json.flag("boot"),
                integer(json, "megabits"),
                neighbour(json));
    }
}
