package dev.tarmac.agent.probe;

import dev.tarmac.agent.linux.DiskDirectory;
import dev.tarmac.agent.process.Command;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is on one disk and its partitions. What cannot be read counts as data: nobody may take such
/// a disk for an empty one.
final class DiskContents {
    private static final int FRONT = 1 << 20;

    /// As wipefs calls them.
    private static final Set<String> TABLES = Set.of("gpt", "dos");

    private final Path sys;
    private final Path dev;

    DiskContents(Path sys, Path dev) {
        this.sys = sys;
        this.dev = dev;
    }

    List<DiskContent> of(String disk) {
        List<String> devices = new ArrayList<>();
        devices.add(disk);
        for (DiskDirectory.Partition partition : DiskDirectory.of(sys, disk).partitions())
            devices.add(partition.name());
        List<DiskContent> contents = new ArrayList<>();
        try {
            for (DiskContent content : signatures(disk, devices)) contents.add(named(content));
        } catch (Refused | MalformedJson e) {
            contents.add(unreadable(disk));
        }
        for (String device : devices)
            if (contents.stream().noneMatch(content -> content.where().equals(device)))
                data(device).ifPresent(contents::add);
        return contents;
    }

    /// wipefs knows no names of volume groups; what is made must not be called like one that stays.
    private DiskContent named(DiskContent content) {
        if (!content.type().equals("lvm2")) return content;
        Optional<String> group = VolumeGroupName.on(dev.resolve(content.where()));
        return new DiskContent(content.where(), content.type(), group, content.uuid());
    }

    /// The partition table of a disk; empty where there is none, or none that can be read.
    Optional<FoundTable> table(String disk, List<DiskContent> contents) {
        boolean none =
                contents.stream()
                        .filter(content -> content.where().equals(disk))
                        .noneMatch(content -> TABLES.contains(content.type()));
        if (none) return Optional.empty();
        Command sfdisk = Command.of("sfdisk", "--json", dev.resolve(disk).toString());
        try {
            return TableReading.parse(
                    Processes.run(
                            sfdisk, disk, "look at the kernel's messages about this disk: dmesg"));
        } catch (Refused | MalformedJson e) {
            return Optional.empty();
        }
    }

    static DiskContent unreadable(String device) {
        return new DiskContent(device, "data", Optional.of("unreadable"), Optional.empty());
    }

    private List<DiskContent> signatures(String disk, List<String> devices)
            throws Refused, MalformedJson {
        Command wipefs = Command.of("wipefs", "--json");
        for (String device : devices) wipefs = wipefs.with(dev.resolve(device).toString());
        return Signatures.parse(
                Processes.run(
                        wipefs, disk, "look at the kernel's messages about this disk: dmesg"));
    }

    /// Something that is not zero in the first MiB.
    private Optional<DiskContent> data(String device) {
        try (RandomAccessFile file = new RandomAccessFile(dev.resolve(device).toFile(), "r")) {
            byte[] front = new byte[FRONT];
            int read = Math.max(0, file.read(front));
            for (int i = 0; i < read; i++)
                if (front[i] != 0)
                    return Optional.of(
                            new DiskContent(device, "data", Optional.empty(), Optional.empty()));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unreadable(device));
        }
    }
}
