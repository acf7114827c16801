package dev.tarmac.plan;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Luks;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.layout.RaidLevel;

import java.util.List;
import java.util.OptionalInt;

/// Reads what [StepJson] wrote. IllegalArgumentException, for values that no step can have, is
/// [PlanJson]'s to tell.
final class StepReader {
    private StepReader() {}

    static Step decode(JsonObject json) throws MalformedJson {
        String kind = json.text("step");
        return switch (kind) {
            case "wipe" -> new Step.Wipe(json.text("disk"), extents(json, "keeping"));
            case "partition", "keep-table" -> table(json, kind);
            case "array" -> array(json);
            case "encrypt" -> encrypt(json);
            case "group" ->
                    new Step.CreateGroup(
                            json.text("name"),
                            json.number("extentBytes"),
                            json.number("extents"),
                            json.texts("members"));
            case "volume" ->
                    new Step.CreateVolume(
                            json.text("group"),
                            json.text("name"),
                            volumeType(json),
                            json.number("bytes"),
                            texts(json, "members"));
            case "cache" -> cache(json);
            case "mkfs-btrfs" ->
                    new Step.MakeBtrfs(
                            json.text("name"),
                            json.texts("members"),
                            filesystem(json),
                            json.optionalText("data"),
                            json.optionalText("metadata"));
            case "subvolume" -> new Step.CreateSubvolume(json.text("volume"), json.text("name"));
            case "mkfs" -> new Step.MakeFilesystem(json.text("device"), filesystem(json));
            case "mount" ->
                    new Step.Mount(
                            json.text("device"),
                            json.text("type"),
                            json.text("path"),
                            json.optionalText("options").orElse(""));
            case "unpack" -> new Step.Unpack();
            case "fstab" -> new Step.WriteFstab(json.list("entries", StepReader::fstabEntry));
            case "crypttab" ->
                    new Step.WriteCrypttab(json.list("entries", StepReader::crypttabEntry));
            case "mdadm-conf" -> new Step.WriteMdadmConf(json.texts("arrays"));
            case "configure" -> new Step.Configure();
            case "grub-bios" ->
                    new Step.GrubBios(
                            json.text("disk"),
                            json.optionalText("biosboot"),
                            json.text("bootDevice"),
                            json.text("bootFilesystem"),
                            json.text("bootPath"),
                            json.text("rootDevice"));
            case "grub-efi" ->
                    new Step.GrubEfi(
                            json.text("disk"),
                            json.text("esp"),
                            json.text("bootDevice"),
                            json.text("bootFilesystem"),
                            json.text("bootPath"),
                            json.text("rootDevice"));
            case "flush" -> new Step.Flush();
            case "make-bootable" -> new Step.MakeBootable(json.text("disk"));
            default -> throw json.wrong("step", "a kind of step this build knows", kind);
        };
    }

    private static Step.WriteTable table(JsonObject json, String step) throws MalformedJson {
        String disk = json.text("disk");
        int sectorBytes = json.integer("sectorBytes");
        long diskSectors = json.number("diskSectors");
        List<Extent> extents = json.list("extents", StepReader::extent);
        String kind = json.text("table");
        if (!kind.equals("gpt") && !kind.equals("mbr"))
            throw json.wrong("table", "gpt or mbr", kind);
        boolean gpt = kind.equals("gpt");
        if (step.equals("keep-table"))
            return new Step.KeepTable(disk, gpt, sectorBytes, diskSectors, extents);
        if (json.has("kept"))
            return new Step.ChangeTable(
                    disk, gpt, sectorBytes, diskSectors, json.integers("kept"), extents);
        return gpt
                ? new Step.WriteGpt(disk, sectorBytes, diskSectors, extents)
                : new Step.WriteMbr(disk, sectorBytes, diskSectors, extents);
    }

    private static Step array(JsonObject json) throws MalformedJson {
        return new Step.CreateArray(
                json.text("name"),
                RaidLevel.parse(json.text("level")),
                json.text("metadata"),
                json.number("chunkBytes"),
                json.texts("members"),
                texts(json, "spares"),
                json.number("bytes"),
                json.optionalText("uuid"));
    }

    private static Step encrypt(JsonObject json) throws MalformedJson {
        return new Step.Encrypt(
                json.text("device"),
                json.text("name"),
                new Luks(
                        json.optionalText("mapping"),
                        json.integer("version"),
                        json.optionalText("cipher"),
                        new Luks.Derivation(
                                json.optionalText("pbkdf"),
                                integer(json, "pbkdfMemoryKib"),
                                integer(json, "pbkdfMillis"),
                                integer(json, "pbkdfIterations")),
                        json.optionalText("secret")),
                json.number("bytes"));
    }

    private static LogicalVolume.Type volumeType(JsonObject json) throws MalformedJson {
        String type = json.text("type");
        return switch (type) {
            case "linear" -> new LogicalVolume.Type.Linear(json.integer("stripes"));
            case "thin-pool" ->
                    new LogicalVolume.Type.ThinPool(
                            json.optionalNumber("metadataBytes"),
                            json.optionalNumber("chunkBytes"));
            case "thin" -> new LogicalVolume.Type.Thin(json.text("pool"));
            default -> throw json.wrong("type", "linear, thin-pool or thin", type);
        };
    }

    private static Step cache(JsonObject json) throws MalformedJson {
        return new Step.CacheVolume(
                json.text("group"),
                json.text("volume"),
                json.number("bytes"),
                json.number("metadataBytes"),
                LogicalVolume.Cache.Mode.parse(json.text("mode")),
                json.texts("members"));
    }

    private static Filesystem filesystem(JsonObject json) throws MalformedJson {
        return new Filesystem(
                Filesystem.Kind.parse(json.text("type")),
                json.text("label"),
                json.optionalText("uuid"),
                texts(json, "mkfsOptions"));
    }

    private static Extent extent(JsonObject json) throws MalformedJson {
        return new Extent(
                json.integer("number"),
                json.text("name"),
                new PartitionType(json.text("type")),
                json.number("startSector"),
                json.number("sectors"),
                texts(json, "attributes").stream().map(Attribute::parse).toList(),
                json.optionalText("uuid"));
    }

    private static FstabEntry fstabEntry(JsonObject json) throws MalformedJson {
        return new FstabEntry(
                json.text("device"),
                json.text("path"),
                json.text("type"),
                json.text("options"),
                json.integer("pass"));
    }

    private static CrypttabEntry crypttabEntry(JsonObject json) throws MalformedJson {
        return new CrypttabEntry(
                json.text("name"),
                json.text("device"),
                json.optionalText("secret"),
                json.text("options"));
    }

    private static List<Extent> extents(JsonObject json, String name) throws MalformedJson {
        return json.has(name) ? json.list(name, StepReader::extent) : List.of();
    }

    private static List<String> texts(JsonObject json, String name) throws MalformedJson {
        return json.has(name) ? json.texts(name) : List.of();
    }

    private static OptionalInt integer(JsonObject json, String name) throws MalformedJson {
        return json.has(name) ? OptionalInt.of(json.integer(name)) : OptionalInt.empty();
    }
}
