package dev.tarmac.plan;

import dev.tarmac.json.JsonObject;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Luks;
import dev.tarmac.layout.Partition.Attribute;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// [Step] as JSON; [StepReader] reads it back. What is empty is left out.
final class StepJson {
    private StepJson() {}

    static Map<String, Object> encode(Step step) {
        Map<String, Object> members = JsonObject.members("step", step.kind());
        members.putAll(details(step));
        return members;
    }

    private static Map<String, Object> details(Step step) {
        return switch (step) {
            case Step.Wipe wipe ->
                    JsonObject.members("disk", wipe.disk(), "keeping", extents(wipe.keeping()));
            case Step.WriteGpt table -> table(table, "gpt");
            case Step.WriteMbr table -> table(table, "mbr");
            case Step.ChangeTable table -> {
                Map<String, Object> members = table(table, table.gpt() ? "gpt" : "mbr");
                members.put("kept", table.kept());
                yield members;
            }
            case Step.KeepTable table -> table(table, table.gpt() ? "gpt" : "mbr");
            case Step.CreateArray array -> array(array);
            case Step.Encrypt encrypt -> encrypt(encrypt);
            case Step.CreateGroup group ->
                    JsonObject.members(
                            "name", group.name(),
                            "extentBytes", group.extentBytes(),
                            "extents", group.extents(),
                            "members", group.members());
            case Step.CreateVolume volume -> volume(volume);
            case Step.CacheVolume cache ->
                    JsonObject.members(
                            "group", cache.group(),
                            "volume", cache.volume(),
                            "bytes", cache.bytes(),
                            "metadataBytes", cache.metadataBytes(),
                            "mode", cache.mode().word(),
                            "members", cache.members());
            case Step.MakeBtrfs btrfs -> btrfs(btrfs);
            case Step.CreateSubvolume subvolume ->
                    JsonObject.members("volume", subvolume.volume(), "name", subvolume.name());
            case Step.MakeFilesystem(String device, Filesystem filesystem) -> {
                Map<String, Object> members = JsonObject.members("device", device);
                members.putAll(filesystem(filesystem));
                yield members;
            }
            case Step.Mount mount ->
                    JsonObject.members(
                            "device", mount.device(),
                            "type", mount.type(),
                            "path", mount.path(),
                            "options", said(mount.options()));
            case Step.WriteFstab fstab ->
                    JsonObject.members(
                            "entries", fstab.entries().stream().map(StepJson::entry).toList());
            case Step.WriteCrypttab crypttab ->
                    JsonObject.members(
                            "entries", crypttab.entries().stream().map(StepJson::entry).toList());
            case Step.WriteMdadmConf conf -> JsonObject.members("arrays", conf.arrays());
            case Step.GrubBios grub -> grub(grub, "biosboot", grub.biosboot());
            case Step.GrubEfi grub -> grub(grub, "esp", Optional.of(grub.esp()));
            case Step.MakeBootable(String disk) -> JsonObject.members("disk", disk);
            case Step.Unpack(), Step.Configure(), Step.Flush() -> Map.of();
        };
    }

    private static Map<String, Object> table(Step.WriteTable table, String kind) {
        return JsonObject.members(
                "disk", table.disk(),
                "table", kind,
                "sectorBytes", table.sectorBytes(),
                "diskSectors", table.diskSectors(),
                "extents", table.extents().stream().map(StepJson::extent).toList());
    }

    private static Map<String, Object> array(Step.CreateArray array) {
        return JsonObject.members(
                "name", array.name(),
                "level", array.level().word(),
                "metadata", array.metadata(),
                "chunkBytes", array.chunkBytes(),
                "members", array.members(),
                "spares", said(array.spares()),
                "bytes", array.bytes(),
                "uuid", array.uuid());
    }

    private static Map<String, Object> encrypt(Step.Encrypt encrypt) {
        Luks luks = encrypt.luks();
        Luks.Derivation derivation = luks.derivation();
        return JsonObject.members(
                "device", encrypt.device(),
                "name", encrypt.name(),
                "bytes", encrypt.bytes(),
                "mapping", luks.name(),
                "version", luks.version(),
                "cipher", luks.cipher(),
                "pbkdf", derivation.function(),
                "pbkdfMemoryKib", said(derivation.memoryKib()),
                "pbkdfMillis", said(derivation.millis()),
                "pbkdfIterations", said(derivation.iterations()),
                "secret", luks.secret());
    }

    private static Map<String, Object> volume(Step.CreateVolume volume) {
        Map<String, Object> members =
                JsonObject.members(
                        "group", volume.group(),
                        "name", volume.name(),
                        "bytes", volume.bytes(),
                        "members", said(volume.members()));
        members.putAll(
                switch (volume.type()) {
                    case LogicalVolume.Type.Linear(int stripes) ->
                            JsonObject.members("type", "linear", "stripes", stripes);
                    case LogicalVolume.Type.ThinPool(OptionalLong metadata, OptionalLong chunk) ->
                            JsonObject.members(
                                    "type", "thin-pool",
                                    "metadataBytes", said(metadata),
                                    "chunkBytes", said(chunk));
                    case LogicalVolume.Type.Thin(String pool) ->
                            JsonObject.members("type", "thin", "pool", pool);
                });
        return members;
    }

    private static Map<String, Object> btrfs(Step.MakeBtrfs btrfs) {
        Map<String, Object> members =
                JsonObject.members(
                        "name", btrfs.name(),
                        "members", btrfs.members(),
                        "data", btrfs.data(),
                        "metadata", btrfs.metadata());
        members.putAll(filesystem(btrfs.filesystem()));
        return members;
    }

    private static Map<String, Object> filesystem(Filesystem filesystem) {
        return JsonObject.members(
                "type", filesystem.type(),
                "label", filesystem.label(),
                "uuid", filesystem.uuid(),
                "mkfsOptions", said(filesystem.mkfsOptions()));
    }

    private static Map<String, Object> grub(Step.Grub grub, String first, Optional<String> device) {
        return JsonObject.members(
                "disk",
                grub.disk(),
                first,
                device,
                "bootDevice",
                grub.bootDevice(),
                "bootFilesystem",
                grub.bootFilesystem(),
                "bootPath",
                grub.bootPath(),
                "rootDevice",
                grub.rootDevice());
    }

    private static Optional<List<Map<String, Object>>> extents(List<Extent> extents) {
        return said(extents).map(some -> some.stream().map(StepJson::extent).toList());
    }

    private static Map<String, Object> extent(Extent extent) {
        return JsonObject.members(
                "number", extent.number(),
                "name", extent.name(),
                "type", extent.type().code(),
                "startSector", extent.startSector(),
                "sectors", extent.sectors(),
                "attributes",
                        said(extent.attributes())
                                .map(some -> some.stream().map(Attribute::word).toList()),
                "uuid", extent.uuid());
    }

    private static Map<String, Object> entry(FstabEntry entry) {
        return JsonObject.members(
                "device", entry.device(),
                "path", entry.path(),
                "type", entry.type(),
                "options", entry.options(),
                "pass", entry.pass());
    }

    private static Map<String, Object> entry(CrypttabEntry entry) {
        return JsonObject.members(
                "name", entry.name(),
                "device", entry.device(),
                "secret", entry.secret(),
                "options", entry.options());
    }

    private static <T> Optional<List<T>> said(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private static Optional<String> said(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<Integer> said(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static Optional<Long> said(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
}
