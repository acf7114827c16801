package dev.tarmac.lab.disk;

import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A raw disk image, read-only as a loop device. The machine must be switched off.
public final class DiskImage implements Closeable {
    private final Path image;
    private final int sectorBytes;
    private final LoopDevice loop;

    private DiskImage(Path image, int sectorBytes, LoopDevice loop) {
        this.image = image;
        this.sectorBytes = sectorBytes;
        this.loop = loop;
    }

    public static DiskImage open(Path image, int sectorBytes) throws Refused, InterruptedException {
        return new DiskImage(
                image,
                sectorBytes,
                LoopDevice.attach(image, sectorBytes, LoopDevice.Access.READ_ONLY));
    }

    public PartitionTable table() throws Refused, MalformedJson, InterruptedException {
        return new Sfdisk().read(loop.node(), sectorBytes);
    }

    /// One partition as a loop device of its own, cut out at the sectors that the table says.
    public Part part(PartitionTable.Entry entry) throws Refused, InterruptedException {
        return new Part(
                LoopDevice.attach(
                        image,
                        sectorBytes,
                        LoopDevice.Access.READ_ONLY,
                        entry.start(),
                        entry.sectors()));
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }

    /// One partition.
    public record Part(LoopDevice loop) implements Closeable {
        public String device() {
            return loop.node().toString();
        }

        /// Mounts it read-only and without replaying a journal.
        public Mounted mount(String type, Path where)
                throws Refused, IOException, InterruptedException {
            Files.createDirectories(where);
            String options =
                    switch (type) {
                        case "ext3", "ext4" -> "ro,noload";
                        case "xfs" -> "ro,norecovery,nouuid";
                        default -> "ro";
                    };
            Tool.run("mount", "-t", type, "-o", options, device(), where.toString());
            return new Mounted(where);
        }

        /// Runs a program on it and gives its exit code and words.
        public Tool.Outcome check(String... argv) throws Refused, InterruptedException {
            List<String> words = new ArrayList<>(List.of(argv));
            words.add(device());
            return Tool.outcome(words);
        }

        @Override
        public void close() throws IOException {
            loop.close();
        }
    }

    /// A mounted file system.
    public record Mounted(Path where) implements Closeable {
        @Override
        public void close() throws IOException {
            try {
                Tool.run("umount", where.toString());
            } catch (Refused e) {
                throw new IOException(e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
