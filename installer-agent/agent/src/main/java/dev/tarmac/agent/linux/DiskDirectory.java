package dev.tarmac.agent.linux;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A disk's directory below /sys/block. Whatever sectors the disk has, sizes there are in units of
/// 512 bytes; here they are bytes.
public record DiskDirectory(Path path) {
    private static final int UNIT = 512;

    public static DiskDirectory of(Path sys, String disk) {
        return new DiskDirectory(sys.resolve("block").resolve(disk));
    }

    public long bytes() {
        return bytes(path.resolve("size"));
    }

    /// Partitions as the kernel knows them now, in the order of their numbers.
    public List<Partition> partitions() {
        List<Partition> found = new ArrayList<>();
        for (Path entry : KernelFiles.entries(path)) {
            int number = (int) KernelFiles.number(entry.resolve("partition"), 0);
            if (number > 0) found.add(partition(entry, number));
        }
        found.sort((one, other) -> Integer.compare(one.number(), other.number()));
        return found;
    }

    /// One partition.
    ///
    /// @param path its own directory
    public record Partition(Path path, int number, long startBytes, long bytes) {
        public String name() {
            return path.getFileName().toString();
        }
    }

    private static Partition partition(Path path, int number) {
        return new Partition(
                path, number, bytes(path.resolve("start")), bytes(path.resolve("size")));
    }

    private static long bytes(Path file) {
        return KernelFiles.number(file, 0) * UNIT;
    }
}
