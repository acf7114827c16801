package dev.tarmac.agent.probe;

import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.agent.process.Command;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the machine's disks and what is on them. Nothing is activated, assembled or mounted.
public final class DiskProbe {
    private static final int SYSFS_SECTOR = 512;
    private static final int FRONT = 1 << 20;

    private final Path sys;
    private final Path dev;

    public DiskProbe(Path sys, Path dev) {
        this.sys = sys;
        this.dev = dev;
    }

    /// Names of the whole disks one could install on: with hardware behind them, a size, and leave
    /// to be written.
    public List<String> names() {
        List<String> disks = new ArrayList<>();
        for (String name : KernelFiles.names(sys.resolve("block")))
            if (isDisk(name)) disks.add(name);
        return disks;
    }

    private boolean isDisk(String name) {
        if (name.startsWith("sr") || name.startsWith("fd") || name.startsWith("mtdblock"))
            return false;
        Path disk = sys.resolve("block/" + name);
        return disk.resolve("device").toFile().exists()
                && KernelFiles.number(disk.resolve("size"), 0) > 0
                && KernelFiles.number(disk.resolve("ro"), 0) == 0;
    }

    /// All disks, each looked at by a thread of its own: slow ones do not add up.
    public List<DiskFacts> all() throws InterruptedException {
        List<Looking> looking = new ArrayList<>();
        for (String name : names()) looking.add(new Looking(name));
        for (Looking one : looking) one.start();
        List<DiskFacts> disks = new ArrayList<>();
        for (Looking one : looking) {
            one.join();
            if (one.found != null) disks.add(one.found);
        }
        return disks;
    }

    private final class Looking extends Thread {
        private final String disk;
        private volatile DiskFacts found;

        Looking(String disk) {
            super("probe-" + disk);
            this.disk = disk;
        }

        @Override
        public void run() {
            found = facts(disk);
        }
    }

    DiskFacts facts(String name) {
        Path disk = sys.resolve("block/" + name);
        return new DiskFacts(
                name,
                DiskNames.serial(disk),
                DiskNames.wwn(disk),
                KernelFiles.target(disk).flatMap(HardwarePath::of),
                DiskNames.model(disk),
                KernelFiles.number(disk.resolve("size"), 0) * SYSFS_SECTOR,
                (int) KernelFiles.number(disk.resolve("queue/logical_block_size"), 512),
                (int) KernelFiles.number(disk.resolve("queue/physical_block_size"), 512),
                KernelFiles.number(disk.resolve("queue/rotational"), 0) == 1,
                contents(name));
    }

    /// Partitions as the kernel knows them now, in the order of their numbers.
    public List<String> partitions(String disk) {
        List<String> found = new ArrayList<>();
        for (Path entry : KernelFiles.entries(sys.resolve("block/" + disk)))
            if (entry.resolve("partition").toFile().exists())
                found.add(entry.getFileName().toString());
        found.sort((a, b) -> Long.compare(partitionNumber(disk, a), partitionNumber(disk, b)));
        return found;
    }

    public long partitionNumber(String disk, String partition) {
        return KernelFiles.number(sys.resolve("block/" + disk + "/" + partition + "/partition"), 0);
    }

    /// What cannot be read counts as data: nobody may take such a disk for an empty one.
    List<DiskContent> contents(String disk) {
        List<String> devices = new ArrayList<>();
        devices.add(disk);
        devices.addAll(partitions(disk));
        List<DiskContent> contents = new ArrayList<>();
        try {
            contents.addAll(signatures(disk, devices));
        } catch (Refused | MalformedJson e) {
            contents.add(unreadable(disk));
        }
        for (String device : devices)
            if (contents.stream().noneMatch(content -> content.where().equals(device)))
                data(device).ifPresent(contents::add);
        return contents;
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

    private static DiskContent unreadable(String device) {
        return new DiskContent(device, "data", Optional.of("unreadable"), Optional.empty());
    }
}
