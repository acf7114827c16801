package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Raid;
import dev.tarmac.layout.RaidLevel;
import dev.tarmac.yaml.YamlObject;

/// An md array.
final class RaidReader {
    private final Reading reading;

    RaidReader(Reading reading) {
        this.reading = reading;
    }

    Raid raid(YamlObject yaml) {
        yaml.allow(Keys.RAID.words());
        if (!yaml.has("level"))
            reading.add(yaml.where(), "'level' is missing", "add `level: 1` for two mirrors");
        return new Raid(
                yaml.where(),
                yaml.requiredText("name"),
                yaml.value("level", RaidLevel::parse, "write one of them").orElse(RaidLevel.RAID1),
                yaml.texts("members"),
                yaml.texts("spares"),
                yaml.text("metadata"),
                Sizes.bytes(yaml, "chunk"),
                yaml.text("array-uuid"),
                new ContentReader(reading).content(yaml, Usual.NOTHING));
    }
}
