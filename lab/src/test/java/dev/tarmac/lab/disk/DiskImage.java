package dev.tarmac.lab.disk;

import dev.tarmac.json.JsonObject;
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
    private final String loop;
    private final int sectorBytes;

    private DiskImage(String loop, int sectorBytes) {
        this.loop = loop;
        this.sectorBytes = sectorBytes;
    }

    public static DiskImage open(Path image, int sectorBytes) throws Refused, InterruptedException {
        String loop =
                Tool.run(
                        "losetup",
                        "--find",
                        "--show",
                        "--read-only",
                        "--sector-size",
                        Integer.toString(sectorBytes),
                        image.toString());
        return new DiskImage(loop.strip(), sectorBytes);
    }

    /// As the kernel would know the whole disk.
    public String device() {
        return loop;
    }

    public PartitionTable table() throws Refused, MalformedJson, InterruptedException {
        return PartitionTable.decode(JsonObject.parse(Tool.run("sfdisk", "--json", loop)));
    }

    /// One partition as a loop device of its own, cut out at the sectors that the table says.
    public Part part(PartitionTable.Entry entry) throws Refused, InterruptedException {
        String part =
                Tool.run(
                        "losetup",
                        "--find",
                        "--show",
                        "--read-only",
                        "--sector-size",
                        Integer.toString(sectorBytes),
                        "--offset",
                        Long.toString(entry.start() * sectorBytes),
                        "--sizelimit",
                        Long.toString(entry.size() * sectorBytes),
                        loop);
        return new Part(part.strip());
    }

    @Override
    public void close() throws IOException {
        detach(loop);
    }

    private static void detach(String device) throws IOException {
        try {
            Tool.run("losetup", "--detach", device);
        } catch (Refused e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// One partition.
    public record Part(String device) implements Closeable {
        /// Mounts it read-only and without replaying a journal.
        public Mounted mount(String type, Path where)
                throws Refused, IOException, InterruptedException {
            Files.createDirectories(where);
            String options =
                    switch (type) {
                        case "ext4" -> "ro,noload";
                        case "xfs" -> "ro,norecovery,nouuid";
                        default -> "ro";
                    };
            Tool.run("mount", "-t", type, "-o", options, device, where.toString());
            return new Mounted(where);
        }

        /// Runs a program on it and gives its exit code and words.
        public Tool.Outcome check(String... argv) throws Refused, InterruptedException {
            List<String> words = new ArrayList<>(List.of(argv));
            words.add(device);
            return Tool.outcome(words);
        }

        @Override
        public void close() throws IOException {
            detach(device);
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
