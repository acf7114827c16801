package dev.tarmac.plan;

import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.List;
import java.util.Map;

/// [Plan] as JSON and back: `decode(encode(plan))` equals the plan. The order of members is part of
/// the plan's hash.
public final class PlanJson {
    private PlanJson() {}

    public static Map<String, Object> encode(Plan plan) {
        Map<String, Object> members =
                JsonObject.members(
                        "firmware", plan.firmware().toString(),
                        "disks", plan.disks().stream().map(PlanJson::disk).toList(),
                        "steps", plan.steps().stream().map(StepJson::encode).toList());
        if (!plan.notices().isEmpty()) members.put("notices", plan.notices());
        return members;
    }

    public static Plan decode(JsonObject json) throws MalformedJson {
        try {
            return new Plan(
                    Firmware.parse(json.text("firmware")),
                    json.list("disks", PlanJson::disk),
                    json.list("steps", StepReader::decode),
                    json.has("notices") ? json.texts("notices") : List.of());
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("plan: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> disk(PlannedDisk disk) {
        DiskIdentity identity = disk.identity();
        return JsonObject.members(
                "name", disk.name(),
                "serial", identity.serial(),
                "wwn", identity.wwn(),
                "byPath", identity.byPath(),
                "sizeBytes", identity.sizeBytes(),
                "logicalSectorBytes", identity.logicalSectorBytes(),
                "destroys", disk.destroys().stream().map(FactsJson::content).toList());
    }

    private static PlannedDisk disk(JsonObject json) throws MalformedJson {
        return new PlannedDisk(
                json.text("name"),
                new DiskIdentity(
                        json.optionalText("serial"),
                        json.optionalText("wwn"),
                        json.optionalText("byPath"),
                        json.number("sizeBytes"),
                        json.integer("logicalSectorBytes")),
                json.list("destroys", FactsJson::content));
    }
}
