package dev.tarmac.layout.yaml;

import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.LogicalVolume.Cache;
import dev.tarmac.yaml.YamlObject;

import java.util.List;
import java.util.Optional;

/// A volume of a group.
final class VolumeReader {
    static final String THIN_POOL = "thin-pool";

    private final Reading reading;

    VolumeReader(Reading reading) {
        this.reading = reading;
    }

    LogicalVolume volume(YamlObject yaml) {
        yaml.allow(Keys.VOLUME.words());
        return new LogicalVolume(
                yaml.where(),
                yaml.requiredText("name"),
                type(yaml),
                new Sizes(reading).read(yaml),
                new ContentReader(reading).content(yaml, Usual.NOTHING),
                yaml.object("cache").map(this::cache));
    }

    private LogicalVolume.Type type(YamlObject yaml) {
        yaml.value("type", VolumeReader::requirePool, "write it, or drop it");
        boolean pool = yaml.has("type");
        Optional<String> of = yaml.text("pool");
        if (pool && of.isPresent())
            reading.onlyWith(yaml, "pool", "is for a volume in a pool", "drop it, or `type`");
        if (!pool)
            for (String key : List.of("metadata", "chunk"))
                reading.onlyWith(
                        yaml, key, "is for a thin pool", "drop it, or add `type: thin-pool`");
        if (pool || of.isPresent())
            reading.onlyWith(yaml, "stripes", "is for a plain volume", "drop it");
        if (pool)
            return new LogicalVolume.Type.ThinPool(
                    Sizes.bytes(yaml, "metadata"), Sizes.bytes(yaml, "chunk"));
        if (of.isPresent()) return new LogicalVolume.Type.Thin(of.get());
        return new LogicalVolume.Type.Linear(yaml.number("stripes").orElse(1));
    }

    private static String requirePool(String word) {
        if (word.equals(THIN_POOL)) return word;
        throw new IllegalArgumentException("no type '" + word + "'; there is " + THIN_POOL);
    }

    private Cache cache(YamlObject yaml) {
        yaml.allow(Keys.CACHE.words());
        if (!yaml.has("size")) reading.add(yaml.where(), "'size' is missing", "add `size: 10G`");
        return new Cache(
                Sizes.bytes(yaml, "size").orElse(0),
                yaml.value("mode", Cache.Mode::parse, "write one of them, or drop it")
                        .orElse(Cache.Mode.WRITETHROUGH),
                yaml.texts("members"));
    }
}
