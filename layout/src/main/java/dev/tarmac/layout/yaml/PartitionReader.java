package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.layout.Uses;
import dev.tarmac.yaml.YamlObject;

import java.util.ArrayList;
import java.util.List;

/// A partition, on a disk or placed by Anaconda.
final class PartitionReader {
    private final Reading reading;
    private final Uses uses;

    /// @param uses what the layout makes members of what
    PartitionReader(Reading reading, Uses uses) {
        this.reading = reading;
        this.uses = uses;
    }

    Partition onDisk(YamlObject yaml) {
        yaml.allow(Keys.PARTITION.words());
        return partition(yaml);
    }

    FreePartition free(YamlObject yaml) {
        yaml.allow(Keys.FREE_PARTITION.words());
        return new FreePartition(
                partition(yaml), yaml.texts("disks"), yaml.flag("primary").orElse(false));
    }

    private Partition partition(YamlObject yaml) {
        String name = yaml.requiredText("name");
        Kind kind =
                yaml.value("type", Kind::parse, "write `type: linux` or leave it out")
                        .orElseGet(() -> usualKind(yaml, name));
        return new Partition(
                yaml.where(),
                name,
                kind,
                place(yaml),
                new ContentReader(reading).content(yaml, Usual.of(kind, uses.isMember(name))),
                yaml.text("part-type"),
                attributes(yaml),
                yaml.text("part-uuid"));
    }

    private Kind usualKind(YamlObject yaml, String name) {
        boolean swap = yaml.says("filesystem", Filesystem.Kind.SWAP.word());
        return Usual.kind(uses, name, swap);
    }

    private Place place(YamlObject yaml) {
        boolean keeps = yaml.has("keep");
        if (!keeps && !yaml.has("reuse")) return new Place.Made(new Sizes(reading).read(yaml));
        if (keeps) reading.onlyWith(yaml, "reuse", "stands beside 'keep'", "write one of them");
        for (String key : List.of("size", "grow", "max"))
            reading.onlyWith(
                    yaml, key, "is for new partitions; one that is there has its size", "drop it");
        Existing which =
                yaml.object(keeps ? "keep" : "reuse")
                        .map(this::existing)
                        .orElse(new Existing.Numbered(1));
        return new Place.There(which, keeps);
    }

    private Existing existing(YamlObject yaml) {
        yaml.allow(Keys.EXISTING.words());
        List<Existing> said = new ArrayList<>();
        yaml.number("number").ifPresent(number -> said.add(new Existing.Numbered(number)));
        yaml.text("label").ifPresent(label -> said.add(new Existing.Label(label)));
        yaml.text("type").ifPresent(type -> said.add(new Existing.Type(type)));
        yaml.text("device").ifPresent(device -> said.add(new Existing.Named(device)));
        boolean tried = Keys.EXISTING.words().stream().anyMatch(yaml::has);
        if (said.size() > 1 || !tried)
            reading.add(
                    yaml.where(),
                    tried ? "names a partition in two ways" : "names no partition",
                    "write one of `number: 3`, `label: home`, `type: GUID`");
        return said.isEmpty() ? new Existing.Numbered(1) : said.getFirst();
    }

    private List<Attribute> attributes(YamlObject yaml) {
        List<Attribute> attributes = new ArrayList<>();
        for (YamlObject.PlacedText word : yaml.placedTexts("attributes"))
            try {
                attributes.add(Attribute.parse(word.text()));
            } catch (IllegalArgumentException e) {
                reading.add(word.where(), e.getMessage(), "write one of them, or drop it");
            }
        return attributes;
    }
}
