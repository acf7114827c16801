package dev.tarmac.agent.probe;

import dev.tarmac.agent.linux.DiskDirectory;
import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FoundTable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds the machine's disks and what is on them. Nothing is activated, assembled or mounted.
public final class DiskProbe {
    /// A disk that is dying may let one wait for minutes, and the machine has others.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path sys;
    private final Path dev;
    private final Consumer<String> tell;
    private final Duration patience;

    /// @param tell takes a line for the console about a disk that does not answer
    public DiskProbe(Path sys, Path dev, Consumer<String> tell) {
        this(sys, dev, tell, PATIENCE);
    }

    DiskProbe(Path sys, Path dev, Consumer<String> tell, Duration patience) {
        this.sys = sys;
        this.dev = dev;
        this.tell = tell;
        this.patience = patience;
    }

    /// Names of the whole disks one could install on: with hardware behind them, a size, and leave
    /// to be written.
    public static List<String> names(Path sys) {
        List<String> disks = new ArrayList<>();
        for (String name : KernelFiles.names(sys.resolve("block")))
            if (isDisk(sys, name)) disks.add(name);
        return disks;
    }

    /// A hidden one is one path of several to an NVMe disk, which is there under a name of its own.
    private static boolean isDisk(Path sys, String name) {
        if (name.startsWith("sr") || name.startsWith("fd") || name.startsWith("mtdblock"))
            return false;
        Path disk = sys.resolve("block/" + name);
        return disk.resolve("device").toFile().exists()
                && KernelFiles.number(disk.resolve("size"), 0) > 0
                && KernelFiles.number(disk.resolve("ro"), 0) == 0
                && KernelFiles.number(disk.resolve("hidden"), 0) == 0;
    }

    /// All disks, each read by a thread of its own: slow ones do not add up, and one that never
    /// answers counts as full.
    public List<DiskFacts> all() throws InterruptedException {
        List<Reading> reading = new ArrayList<>();
        for (String name : names(sys)) reading.add(new Reading(name));
        for (Reading one : reading) one.start();
        long deadline = System.nanoTime() + patience.toNanos();
        List<DiskFacts> disks = new ArrayList<>();
        for (Reading one : reading) disks.add(facts(one.disk, one.contents(deadline)));
        return disks;
    }

    /// What a disk holds.
    private record Found(List<DiskContent> contents, Optional<FoundTable> table) {}

    private final class Reading extends Thread {
        private final String disk;
        private volatile Found found;

        Reading(String disk) {
            super("probe-" + disk);
            setDaemon(true);
            this.disk = disk;
        }

        @Override
        public void run() {
            DiskContents reader = new DiskContents(sys, dev);
            List<DiskContent> contents = reader.of(disk);
            found = new Found(contents, reader.table(disk, contents));
        }

        Found contents(long deadline) throws InterruptedException {
            join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            Found read = found;
            if (read != null) return read;
            tell.accept(
                    "disk "
                            + disk
                            + " could not be read within "
                            + patience.toSeconds()
                            + " s and counts as full of data; look at dmesg");
            return new Found(List.of(DiskContents.unreadable(disk)), Optional.empty());
        }
    }

    private DiskFacts facts(String name, Found found) {
        Path disk = sys.resolve("block/" + name);
        return new DiskFacts(
                name,
                DiskNames.serial(disk),
                DiskNames.wwn(disk),
                HardwarePath.ofDisk(sys.resolve("block"), name),
                DiskNames.model(disk),
                new DiskDirectory(disk).bytes(),
                (int) KernelFiles.number(disk.resolve("queue/logical_block_size"), 512),
                (int) KernelFiles.number(disk.resolve("queue/physical_block_size"), 512),
                KernelFiles.number(disk.resolve("queue/rotational"), 0) == 1,
                found.contents(),
                found.table());
    }
}
