package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.yaml.YamlObject;

import java.util.ArrayList;
import java.util.List;

/// A btrfs volume with its subvolumes.
final class BtrfsReader {
    private final Reading reading;

    BtrfsReader(Reading reading) {
        this.reading = reading;
    }

    Btrfs volume(YamlObject yaml) {
        yaml.allow(Keys.BTRFS.words());
        List<Btrfs.Subvolume> subvolumes = new ArrayList<>();
        for (YamlObject subvolume : yaml.objects("subvolumes"))
            subvolumes.add(reading.read(subvolume, BtrfsReader::subvolume));
        return new Btrfs(
                yaml.where(),
                yaml.requiredText("name"),
                yaml.texts("members"),
                ContentReader.filesystem(yaml, Filesystem.Kind.BTRFS),
                yaml.text("data"),
                yaml.text("metadata"),
                yaml.text("mount"),
                yaml.text("options"),
                subvolumes);
    }

    private static Btrfs.Subvolume subvolume(YamlObject yaml) {
        yaml.allow(Keys.SUBVOLUME.words());
        return new Btrfs.Subvolume(
                yaml.where(), yaml.requiredText("name"), yaml.text("mount"), yaml.text("options"));
    }
}
