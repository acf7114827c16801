package dev.tarmac.plan.difference;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Luks;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.plan.CrypttabEntry;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;
import dev.tarmac.plan.outcome.DiskMap;
import dev.tarmac.plan.outcome.GroupMap;
import dev.tarmac.plan.outcome.MadeFilesystem;
import dev.tarmac.plan.outcome.Outcome;
import dev.tarmac.plan.outcome.SizeText;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// All that a plan leaves behind, as properties of named things, in the order in which people read
/// it. What is empty is left out.
final class Aspects {
    private final Outcome outcome;
    private final UnaryOperator<String> ownName;
    private final Map<String, Map<String, String>> all = new LinkedHashMap<>();

    private Aspects(Outcome outcome, UnaryOperator<String> ownName) {
        this.outcome = outcome;
        this.ownName = ownName;
    }

    /// @param ownName what the plan itself calls a device, where its name is written to disk
    static Map<String, Map<String, String>> of(Plan plan, UnaryOperator<String> ownName) {
        Aspects aspects = new Aspects(Outcome.of(plan), ownName);
        aspects.outcome.disks().forEach(aspects::disk);
        plan.steps().forEach(aspects::made);
        aspects.outcome.filesystems().forEach(aspects::filesystem);
        aspects.outcome.fstab().forEach(aspects::entry);
        aspects.outcome.crypttab().forEach(aspects::entry);
        aspects.put("boot", "path", String.join(", then ", aspects.outcome.boot().stations()));
        return aspects.all;
    }

    private void put(String subject, String field, Object value) {
        String text = value.toString();
        Map<String, String> fields = all.computeIfAbsent(subject, ignored -> new LinkedHashMap<>());
        if (!text.isEmpty()) fields.put(field, text);
    }

    private void disk(DiskMap map) {
        String subject = "disk " + map.disk().name();
        put(subject, "is", map.disk().identity());
        put(
                subject,
                "table",
                map.table().map(table -> DiskMap.kind(table).word()).orElse("as it is"));
        put(
                subject,
                "destroys",
                map.disk().destroys().stream()
                        .map(DiskContent::toString)
                        .collect(Collectors.joining("; ")));
        map.table()
                .ifPresent(
                        table -> table.extents().forEach(extent -> partition(map, table, extent)));
    }

    private void partition(DiskMap map, Step.WriteTable table, Extent extent) {
        String subject = "partition " + extent.name();
        put(subject, "disk", map.disk().name());
        put(subject, "number", extent.number());
        if (DiskMap.kind(table) == TableKind.GPT)
            put(subject, "name", ownName.apply(extent.name()));
        put(subject, "type", extent.type().word());
        put(subject, "start", "sector " + extent.startSector());
        put(
                subject,
                "size",
                size(extent.sectors() * table.sectorBytes(), extent.sectors(), "sectors"));
        put(
                subject,
                "attributes",
                extent.attributes().stream().map(Attribute::word).collect(Collectors.joining(" ")));
        put(subject, "uuid", extent.uuid().orElse(""));
        if (map.kept().contains(extent.name())) put(subject, "state", "kept");
        else if (map.reused().contains(extent.name())) put(subject, "state", "formatted again");
    }

    private static String size(long bytes, long units, String unit) {
        return SizeText.of(bytes) + " (" + units + " " + unit + ")";
    }

    private void made(Step step) {
        switch (step) {
            case Step.CreateArray array -> array(array);
            case Step.Encrypt encrypt -> encrypted(encrypt);
            case Step.CreateGroup group ->
                    outcome.groups().stream()
                            .filter(map -> map.group().equals(group))
                            .forEach(this::group);
            case Step.MakeBtrfs btrfs -> btrfs(btrfs);
            case Step other -> {}
        }
    }

    private void array(Step.CreateArray array) {
        String subject = "array " + array.name();
        put(subject, "name", ownName.apply(array.name()));
        put(subject, "level", array.level().word());
        put(subject, "members", list(array.members()));
        put(subject, "spares", list(array.spares()));
        put(subject, "size", size(array.bytes(), array.bytes(), "bytes"));
        put(subject, "metadata", array.metadata());
        put(subject, "chunk", array.chunkBytes() == 0 ? "" : SizeText.of(array.chunkBytes()));
        put(subject, "uuid", array.uuid().orElse(""));
    }

    private void encrypted(Step.Encrypt encrypt) {
        String subject = "encrypted " + encrypt.name();
        Luks luks = encrypt.luks();
        Luks.Derivation derivation = luks.derivation();
        put(subject, "name", ownName.apply(encrypt.name()));
        put(subject, "device", encrypt.device());
        put(subject, "version", luks.version());
        put(subject, "size", size(encrypt.bytes(), encrypt.bytes(), "bytes"));
        put(subject, "cipher", luks.cipher().orElse(""));
        put(subject, "key by", derivation.function().orElse(""));
        derivation.memoryKib().ifPresent(kib -> put(subject, "memory", kib + " KiB"));
        derivation.millis().ifPresent(millis -> put(subject, "time", millis + " ms"));
        derivation.iterations().ifPresent(count -> put(subject, "iterations", count));
        put(subject, "passphrase", luks.secret().orElse(""));
    }

    private void group(GroupMap map) {
        Step.CreateGroup group = map.group();
        String subject = Names.group(group.name());
        put(subject, "name", ownName.apply(subject).substring(Names.group("").length()));
        put(subject, "members", list(group.members()));
        put(subject, "extent", SizeText.of(group.extentBytes()));
        put(
                subject,
                "size",
                size(group.extents() * group.extentBytes(), group.extents(), "extents"));
        for (Step.CreateVolume volume : map.volumes()) volume(map, volume);
        for (Step.CacheVolume cache : map.caches()) cache(cache);
    }

    private void volume(GroupMap map, Step.CreateVolume volume) {
        String subject = "volume " + volume.device();
        String own = ownName.apply(volume.device());
        put(subject, "name", own.substring(own.indexOf('/') + 1));
        put(subject, "size", size(volume.bytes(), map.extents(volume), "extents"));
        put(subject, "on", list(volume.members()));
        switch (volume.type()) {
            case LogicalVolume.Type.Linear(int stripes) -> {
                if (stripes > 1) put(subject, "stripes", stripes);
            }
            case LogicalVolume.Type.ThinPool pool -> {
                put(subject, "kind", "thin pool");
                pool.metadataBytes().ifPresent(b -> put(subject, "metadata", SizeText.of(b)));
                pool.chunkBytes().ifPresent(b -> put(subject, "chunk", SizeText.of(b)));
            }
            case LogicalVolume.Type.Thin(String pool) -> put(subject, "kind", "thin in " + pool);
        }
    }

    private void cache(Step.CacheVolume cache) {
        String subject = "cache of " + cache.group() + "/" + cache.volume();
        put(subject, "size", size(cache.bytes(), cache.bytes(), "bytes"));
        put(subject, "metadata", size(cache.metadataBytes(), cache.metadataBytes(), "bytes"));
        put(subject, "mode", cache.mode().word());
        put(subject, "members", list(cache.members()));
    }

    private void btrfs(Step.MakeBtrfs btrfs) {
        String subject = "btrfs " + btrfs.name();
        put(subject, "members", list(btrfs.members()));
        put(subject, "data", btrfs.data().orElse(""));
        put(subject, "metadata", btrfs.metadata().orElse(""));
        put(
                subject,
                "subvolumes",
                outcome.plan()
                        .only(Step.CreateSubvolume.class)
                        .filter(subvolume -> subvolume.volume().equals(btrfs.name()))
                        .map(Step.CreateSubvolume::name)
                        .collect(Collectors.joining(", ")));
    }

    private void filesystem(MadeFilesystem one) {
        String subject = "file system on " + one.device();
        put(subject, "type", one.type());
        put(subject, "label", one.made().map(Filesystem::label).orElse(""));
        put(subject, "uuid", one.made().flatMap(Filesystem::uuid).orElse(""));
        put(subject, "mkfs", one.made().map(made -> list(made.mkfsOptions())).orElse(""));
        put(subject, "state", one.made().isPresent() ? "made" : "kept");
    }

    private void entry(FstabEntry entry) {
        String subject =
                "fstab "
                        + (entry.path().equals("none")
                                ? "swap on " + entry.device()
                                : entry.path());
        put(subject, "device", entry.device());
        put(subject, "type", entry.type());
        put(subject, "options", entry.options());
        put(subject, "pass", entry.pass());
    }

    private void entry(CrypttabEntry entry) {
        String subject = "crypttab " + entry.device();
        put(subject, "name", ownName.apply(entry.name()));
        put(subject, "options", entry.options());
        put(subject, "passphrase", entry.secret().orElse(""));
    }

    private static String list(List<String> words) {
        return String.join(", ", words);
    }
}
