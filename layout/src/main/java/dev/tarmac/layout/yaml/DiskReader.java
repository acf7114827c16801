package dev.tarmac.layout.yaml;

import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskSelector;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.SizeRange;
import dev.tarmac.yaml.YamlObject;

import java.util.ArrayList;
import java.util.List;

/// A disk and how to find it.
final class DiskReader {
    private final Reading reading;
    private final PartitionReader partitionReader;

    DiskReader(Reading reading, PartitionReader partitionReader) {
        this.reading = reading;
        this.partitionReader = partitionReader;
    }

    Disk disk(YamlObject yaml) {
        yaml.allow(Keys.DISK.words());
        TableKind table =
                yaml.value("table", TableKind::parse, "write `table: gpt`").orElse(TableKind.GPT);
        List<Partition> partitions = new ArrayList<>();
        for (YamlObject partition : yaml.objects("partitions"))
            partitions.add(reading.read(partition, partitionReader::onDisk));
        if (partitions.isEmpty())
            reading.add(yaml.where(), "the disk has no partition", "add one below `partitions:`");
        List<DiskSelector> selectors =
                yaml.object("select").map(DiskReader::selectors).orElse(List.of());
        return new Disk(yaml.where(), yaml.requiredText("name"), selectors, table, partitions);
    }

    private static List<DiskSelector> selectors(YamlObject yaml) {
        yaml.allow(Keys.SELECT.words());
        List<DiskSelector> selectors = new ArrayList<>();
        yaml.text("serial").ifPresent(text -> selectors.add(new DiskSelector.Serial(text)));
        yaml.text("wwn").ifPresent(text -> selectors.add(new DiskSelector.Wwn(text)));
        yaml.text("path").ifPresent(text -> selectors.add(new DiskSelector.ByPath(text)));
        yaml.value(
                        "size",
                        SizeRange::parse,
                        "write it like '>=400G', 400G..500G or, exact to the byte, 480G")
                .ifPresent(range -> selectors.add(new DiskSelector.OfSize(range)));
        yaml.flag("rotational").ifPresent(flag -> selectors.add(new DiskSelector.Rotational(flag)));
        return selectors;
    }
}
