package dev.tarmac.plan.text;

import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Luks;
import dev.tarmac.plan.Step;
import dev.tarmac.plan.outcome.GroupMap;
import dev.tarmac.plan.outcome.Outcome;
import dev.tarmac.plan.outcome.SizeText;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What is put together from partitions: arrays, encrypted devices, volume groups, btrfs volumes.
final class StackSection {
    private final Outcome outcome;
    private final Paper paper;

    StackSection(Outcome outcome, Paper paper) {
        this.outcome = outcome;
        this.paper = paper;
    }

    void print() {
        for (Step step : outcome.plan().steps())
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
        paper.head(
                "array "
                        + array.name()
                        + ", "
                        + SizeText.of(array.bytes())
                        + ": "
                        + array.level().word()
                        + " of "
                        + String.join(", ", array.members()));
        if (!array.spares().isEmpty()) paper.line("  spare " + String.join(", ", array.spares()));
        paper.line(
                "  metadata "
                        + array.metadata()
                        + (array.chunkBytes() == 0
                                ? ""
                                : ", chunk " + SizeText.of(array.chunkBytes()))
                        + array.uuid().map(uuid -> ", uuid " + uuid).orElse(""));
        use(array.name());
    }

    private void encrypted(Step.Encrypt encrypt) {
        Luks luks = encrypt.luks();
        paper.head(
                "encrypted "
                        + encrypt.name()
                        + ", "
                        + SizeText.of(encrypt.bytes())
                        + ": LUKS"
                        + luks.version()
                        + " on "
                        + encrypt.device());
        List<String> words = new ArrayList<>();
        luks.cipher().ifPresent(cipher -> words.add("cipher " + cipher));
        Luks.Derivation derivation = luks.derivation();
        derivation.function().ifPresent(function -> words.add("key by " + function));
        derivation.memoryKib().ifPresent(kib -> words.add(SizeText.of(kib * 1024L) + " memory"));
        derivation.millis().ifPresent(millis -> words.add(millis + " ms"));
        derivation.iterations().ifPresent(number -> words.add(number + " iterations"));
        words.add(
                luks.secret()
                        .map(name -> "passphrase '" + name + "'")
                        .orElse("nobody named a passphrase"));
        paper.line("  " + String.join(", ", words));
        use(encrypt.name());
    }

    private void use(String device) {
        if (!outcome.use(device).isEmpty()) paper.line("  is " + outcome.use(device));
    }

    private void group(GroupMap map) {
        Step.CreateGroup group = map.group();
        paper.head(
                "group "
                        + group.name()
                        + ", "
                        + SizeText.of(group.extents() * group.extentBytes())
                        + ": "
                        + group.extents()
                        + " extents of "
                        + SizeText.of(group.extentBytes())
                        + " on "
                        + String.join(", ", group.members()));
        if (!map.segments().isEmpty()) new Bar(paper, map.segments(), group.extentBytes()).print();
        Columns columns = new Columns(">nr", "name", "kind", ">extents", ">size", "use");
        for (Step.CreateVolume volume : map.volumes())
            columns.row(
                    number(map, volume),
                    volume.name(),
                    kind(volume),
                    map.extents(volume),
                    SizeText.of(volume.bytes()),
                    outcome.use(volume.device()));
        if (!columns.isEmpty()) columns.print(paper);
        for (Step.CacheVolume cache : map.caches()) cache(cache);
    }

    private static String number(GroupMap map, Step.CreateVolume volume) {
        OptionalInt number = map.number(volume);
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "";
    }

    private void cache(Step.CacheVolume cache) {
        paper.line(
                "  cache of "
                        + cache.volume()
                        + ": "
                        + SizeText.of(cache.bytes())
                        + " "
                        + cache.mode().word()
                        + " on "
                        + String.join(", ", cache.members())
                        + ", "
                        + SizeText.of(cache.metadataBytes())
                        + " metadata");
    }

    /// What kind of volume it is, in words.
    static String kind(Step.CreateVolume volume) {
        String on = volume.members().isEmpty() ? "" : " on " + String.join(", ", volume.members());
        return kind(volume.type()) + on;
    }

    private static String kind(LogicalVolume.Type type) {
        return switch (type) {
            case LogicalVolume.Type.Linear(int stripes) ->
                    stripes > 1 ? stripes + " stripes" : "linear";
            case LogicalVolume.Type.ThinPool pool -> "thin pool" + poolWords(pool);
            case LogicalVolume.Type.Thin(String pool) -> "thin in " + pool;
        };
    }

    private static String poolWords(LogicalVolume.Type.ThinPool pool) {
        List<String> words = new ArrayList<>();
        pool.metadataBytes().ifPresent(bytes -> words.add(SizeText.of(bytes) + " metadata"));
        pool.chunkBytes().ifPresent(bytes -> words.add("chunk " + SizeText.of(bytes)));
        return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
    }

    private void btrfs(Step.MakeBtrfs btrfs) {
        paper.head("btrfs " + btrfs.name() + ": on " + String.join(", ", btrfs.members()));
        paper.line(
                "  data "
                        + btrfs.data().orElse("as mkfs decides")
                        + ", metadata "
                        + btrfs.metadata().orElse("as mkfs decides"));
        Columns columns = new Columns("subvolume", "mounted on");
        outcome.plan()
                .only(Step.CreateSubvolume.class)
                .filter(subvolume -> subvolume.volume().equals(btrfs.name()))
                .forEach(subvolume -> columns.row(subvolume.name(), mount(subvolume)));
        if (!columns.isEmpty()) columns.print(paper);
    }

    private String mount(Step.CreateSubvolume subvolume) {
        return outcome.fstab().stream()
                .filter(entry -> entry.device().equals(subvolume.volume()))
                .filter(
                        entry ->
                                List.of(entry.options().split(",", -1))
                                        .contains("subvol=" + subvolume.name()))
                .map(entry -> entry.path())
                .findFirst()
                .orElse("");
    }
}
