package dev.tarmac.lab.disk;

import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A file, or a part of one, as a block device with sectors of a given size. Closing detaches it;
/// closing again does nothing.
public final class LoopDevice implements Closeable {
    private final Path node;
    private final AtomicBoolean attached = new AtomicBoolean(true);

    private LoopDevice(Path node) {
        this.node = node;
    }

    /// Whether programs may write through it.
    public enum Access {
        READ_ONLY,
        READ_WRITE
    }

    public static LoopDevice attach(Path file, int sectorBytes, Access access)
            throws Refused, InterruptedException {
        return attach(file, sectorBytes, access, List.of());
    }

    /// A partition alone, cut out of its disk.
    public static LoopDevice attach(
            Path file, int sectorBytes, Access access, long startSector, long sectors)
            throws Refused, InterruptedException {
        return attach(
                file,
                sectorBytes,
                access,
                List.of(
                        "--offset",
                        Long.toString(startSector * sectorBytes),
                        "--sizelimit",
                        Long.toString(sectors * sectorBytes)));
    }

    private static LoopDevice attach(Path file, int sectorBytes, Access access, List<String> bounds)
            throws Refused, InterruptedException {
        List<String> argv = new ArrayList<>(List.of("losetup", "--find", "--show"));
        argv.addAll(List.of("--sector-size", Integer.toString(sectorBytes)));
        if (access == Access.READ_ONLY) argv.add("--read-only");
        argv.addAll(bounds);
        argv.add(file.toString());
        return new LoopDevice(Path.of(Tool.run(argv).strip()));
    }

    /// Below /dev.
    public Path node() {
        return node;
    }

    @Override
    public void close() throws IOException {
        if (!attached.getAndSet(false)) return;
        try {
            Tool.run("losetup", "--detach", node.toString());
        } catch (Refused e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
