package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Raid;
import dev.tarmac.layout.Sizing;
import dev.tarmac.layout.Sizing.Release;
import dev.tarmac.layout.Tmpfs;
import dev.tarmac.layout.Uses;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.yaml.YamlObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The top of a layout file.
final class LayoutReader {
    private static final String OWN_SIZING = "tarmac";

    private final Reading reading;

    LayoutReader(Reading reading) {
        this.reading = reading;
    }

    /// Members are read before partitions, whose kinds follow from their use.
    DiskLayout layout(YamlObject top) {
        top.allow(Keys.LAYOUT.words());
        Optional<Release> release = release(top);
        RaidReader raidReader = new RaidReader(reading);
        List<Raid> raids = all(top, "raids", yaml -> reading.read(yaml, raidReader::raid));
        GroupReader groupReader = new GroupReader(reading);
        List<VolumeGroup> groups = all(top, "volume-groups", groupReader::group);
        BtrfsReader btrfsReader = new BtrfsReader(reading);
        List<Btrfs> btrfs = all(top, "btrfs", btrfsReader::volume);
        List<Tmpfs> tmpfs = all(top, "tmpfs", yaml -> reading.read(yaml, this::tmpfs));
        PartitionReader partitions = new PartitionReader(reading, Uses.of(raids, groups, btrfs));
        List<Disk> disks = disks(top, release, new DiskReader(reading, partitions));
        Sizing sizing = sizing(top, release, partitions);
        return new DiskLayout(sizing, disks, raids, groups, btrfs, tmpfs);
    }

    private static <T> List<T> all(YamlObject top, String key, Function<YamlObject, T> reader) {
        List<T> all = new ArrayList<>();
        for (YamlObject yaml : top.objects(key)) all.add(reader.apply(yaml));
        return all;
    }

    /// Empty for our own sizing.
    private static Optional<Release> release(YamlObject top) {
        return top.value(
                        "sizing",
                        LayoutReader::release,
                        "write `sizing: " + OWN_SIZING + "` or leave it out")
                .flatMap(release -> release);
    }

    private static Optional<Release> release(String word) {
        if (word.equals(OWN_SIZING)) return Optional.empty();
        Optional<Release> release = Release.ofWord(word);
        if (release.isPresent()) return release;
        throw new IllegalArgumentException(
                "no sizing '" + word + "'; there are " + OWN_SIZING + ", " + Release.words());
    }

    private List<Disk> disks(YamlObject top, Optional<Release> release, DiskReader reader) {
        if (release.isPresent()) {
            String what = "does not go with sizing " + release.get().word();
            reading.onlyWith(top, "disks", what, "write partitions below `partitions:`");
            return List.of();
        }
        List<Disk> disks = all(top, "disks", reader::disk);
        if (disks.isEmpty())
            reading.add(top.where("disks"), "the layout has no disk", "add one below `disks:`");
        return disks;
    }

    private Sizing sizing(YamlObject top, Optional<Release> release, PartitionReader reader) {
        if (release.isEmpty()) {
            for (String key : List.of("prepare", "boot", "partitions"))
                reading.onlyWith(
                        top,
                        key,
                        "goes only with the sizing of Anaconda",
                        key.equals("partitions")
                                ? "write them below a disk in `disks:`"
                                : "drop it, or write `sizing: anaconda-rhel9`");
            return new Sizing.Tarmac();
        }
        List<FreePartition> partitions =
                all(top, "partitions", yaml -> reading.read(yaml, reader::free));
        return new Sizing.Anaconda(release.get(), HandlingReader.handling(top), partitions);
    }

    private Tmpfs tmpfs(YamlObject yaml) {
        yaml.allow(Keys.TMPFS.words());
        return new Tmpfs(
                yaml.where(),
                yaml.requiredText("mount"),
                Sizes.bytes(yaml, "size"),
                yaml.text("options"));
    }
}
