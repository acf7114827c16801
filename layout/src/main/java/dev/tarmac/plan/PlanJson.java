package dev.tarmac.plan;

import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.layout.Filesystem;

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
                        "steps", plan.steps().stream().map(PlanJson::step).toList());
        if (!plan.notices().isEmpty()) members.put("notices", plan.notices());
        return members;
    }

    public static Plan decode(JsonObject json) throws MalformedJson {
        try {
            return new Plan(
                    Firmware.parse(json.text("firmware")),
                    json.list("disks", PlanJson::disk),
                    json.list("steps", PlanJson::step),
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

    private static Map<String, Object> step(Step step) {
        return switch (step) {
            case Step.Wipe(String disk) -> members(step, "disk", disk);
            case Step.WriteGpt table ->
                    members(
                            step,
                            "disk",
                            table.disk(),
                            "sectorBytes",
                            table.sectorBytes(),
                            "diskSectors",
                            table.diskSectors(),
                            "extents",
                            table.extents().stream().map(PlanJson::extent).toList());
            case Step.MakeFilesystem(String partition, Filesystem filesystem) ->
                    members(
                            step,
                            "partition",
                            partition,
                            "type",
                            filesystem.type(),
                            "label",
                            filesystem.label());
            case Step.Mount(String partition, String type, String path) ->
                    members(step, "partition", partition, "type", type, "path", path);
            case Step.WriteFstab fstab ->
                    members(
                            step,
                            "entries",
                            fstab.entries().stream().map(PlanJson::entry).toList());
            case Step.GrubBios grub -> grub(grub, "biosboot", grub.biosboot());
            case Step.GrubEfi grub -> grub(grub, "esp", grub.esp());
            case Step.MakeBootable(String disk) -> members(step, "disk", disk);
            case Step.Unpack() -> members(step);
            case Step.Configure() -> members(step);
            case Step.Flush() -> members(step);
        };
    }

    private static Map<String, Object> grub(Step.Grub grub, String first, String partition) {
        return members(
                grub,
                "disk",
                grub.disk(),
                first,
                partition,
                "bootPartition",
                grub.bootPartition(),
                "bootFilesystem",
                grub.bootFilesystem(),
                "bootPath",
                grub.bootPath(),
                "rootPartition",
                grub.rootPartition());
    }

    private static Step step(JsonObject json) throws MalformedJson {
        String kind = json.text("step");
        return switch (kind) {
            case "wipe" -> new Step.Wipe(json.text("disk"));
            case "partition" ->
                    new Step.WriteGpt(
                            json.text("disk"),
                            json.integer("sectorBytes"),
                            json.number("diskSectors"),
                            json.list("extents", PlanJson::extent));
            case "mkfs" ->
                    new Step.MakeFilesystem(
                            json.text("partition"),
                            Filesystem.of(json.text("type"), json.text("label")));
            case "mount" ->
                    new Step.Mount(json.text("partition"), json.text("type"), json.text("path"));
            case "unpack" -> new Step.Unpack();
            case "fstab" -> new Step.WriteFstab(json.list("entries", PlanJson::entry));
            case "configure" -> new Step.Configure();
            case "grub-bios" ->
                    new Step.GrubBios(
                            json.text("disk"),
                            json.text("biosboot"),
                            json.text("bootPartition"),
                            json.text("bootFilesystem"),
                            json.text("bootPath"),
                            json.text("rootPartition"));
            case "grub-efi" ->
                    new Step.GrubEfi(
                            json.text("disk"),
                            json.text("esp"),
                            json.text("bootPartition"),
                            json.text("bootFilesystem"),
                            json.text("bootPath"),
                            json.text("rootPartition"));
            case "flush" -> new Step.Flush();
            case "make-bootable" -> new Step.MakeBootable(json.text("disk"));
            default -> throw json.wrong("step", "a kind of step this build knows", kind);
        };
    }

    private static Map<String, Object> members(Step step, Object... rest) {
        Map<String, Object> members = JsonObject.members("step", step.kind());
        members.putAll(JsonObject.members(rest));
        return members;
    }

    private static Map<String, Object> extent(Extent extent) {
        return JsonObject.members(
                "number", extent.number(),
                "name", extent.name(),
                "type", extent.type().guid(),
                "startSector", extent.startSector(),
                "sectors", extent.sectors());
    }

    private static Extent extent(JsonObject json) throws MalformedJson {
        return new Extent(
                json.integer("number"),
                json.text("name"),
                PartitionType.ofGuid(json.text("type")),
                json.number("startSector"),
                json.number("sectors"));
    }

    private static Map<String, Object> entry(FstabEntry entry) {
        return JsonObject.members(
                "partition", entry.partition(),
                "path", entry.path(),
                "type", entry.type(),
                "options", entry.options(),
                "pass", entry.pass());
    }

    private static FstabEntry entry(JsonObject json) throws MalformedJson {
        return new FstabEntry(
                json.text("partition"),
                json.text("path"),
                json.text("type"),
                json.text("options"),
                json.integer("pass"));
    }
}
