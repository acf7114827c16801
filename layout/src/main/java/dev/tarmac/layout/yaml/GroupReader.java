package dev.tarmac.layout.yaml;

import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Size;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.yaml.YamlObject;

import java.util.ArrayList;
import java.util.List;

/// A volume group with its volumes.
final class GroupReader {
    private final Reading reading;
    private final VolumeReader volumes;

    GroupReader(Reading reading) {
        this.reading = reading;
        this.volumes = new VolumeReader(reading);
    }

    VolumeGroup group(YamlObject yaml) {
        yaml.allow(Keys.VOLUME_GROUP.words());
        List<LogicalVolume> read = new ArrayList<>();
        for (YamlObject volume : yaml.objects("volumes"))
            read.add(reading.read(volume, volumes::volume));
        return new VolumeGroup(
                yaml.where(),
                yaml.requiredText("name"),
                yaml.texts("members"),
                Sizes.bytes(yaml, "extent").orElse(VolumeGroup.DEFAULT_EXTENT_BYTES),
                yaml.value("reserved", Size::parse, "write it like 20G or 10%"),
                read);
    }
}
