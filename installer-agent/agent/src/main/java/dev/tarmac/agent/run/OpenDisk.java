package dev.tarmac.agent.run;

import dev.tarmac.agent.linux.BlockDevice;
import dev.tarmac.agent.linux.DiskDirectory;
import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One disk of the plan, locked for the whole install. Every byte that this agent writes to a disk
/// itself, and not through a tool or a file system, goes through [#write].
final class OpenDisk implements AutoCloseable {
    private static final int ZEROES = 1 << 20;

    private final Path node;
    private final DiskDirectory directory;
    private final BlockDevice device;
    private final FileChannel channel;

    private OpenDisk(Path node, DiskDirectory directory, BlockDevice device, FileChannel channel) {
        this.node = node;
        this.directory = directory;
        this.device = device;
        this.channel = channel;
    }

    static OpenDisk lock(Path sys, Path node) throws Refused, IOException {
        BlockDevice device = BlockDevice.open(node.toString());
        try {
            if (!device.lock()) throw inUse(node);
            FileChannel channel =
                    FileChannel.open(node, StandardOpenOption.READ, StandardOpenOption.WRITE);
            DiskDirectory directory = DiskDirectory.of(sys, node.getFileName().toString());
            return new OpenDisk(node, directory, device, channel);
        } catch (Refused | IOException e) {
            device.close();
            throw e;
        }
    }

    private static Refused inUse(Path node) {
        return new Refused(
                node.toString(),
                "another program holds this disk",
                "end that program in the agent's shell (fuser "
                        + node
                        + "), then retry the install");
    }

    /// Zeroes what could be recognised, of the disk and of all partitions that the kernel sees, and
    /// makes the kernel forget these; it may refuse that, and the zeroes are on the disk by then.
    void wipe(long diskBytes) throws IOException {
        List<WipeRanges.Range> partitions = new ArrayList<>();
        for (DiskDirectory.Partition partition : directory.partitions())
            partitions.add(new WipeRanges.Range(partition.startBytes(), partition.bytes()));
        ByteBuffer zeroes = ByteBuffer.allocateDirect(ZEROES);
        for (WipeRanges.Range range : WipeRanges.of(diskBytes, partitions))
            put(range.offset(), zeroes.clear().limit((int) range.length()));
        device.flush();
        forgetPartitions();
    }

    private void forgetPartitions() throws LinuxException {
        for (DiskDirectory.Partition partition : directory.partitions())
            device.forgetPartition(partition.number());
    }

    /// Tells the kernel of every partition; one that was wrong would overlap or be refused.
    void addPartitions(Step.WriteTable table) throws LinuxException {
        for (Extent extent : table.extents())
            device.addPartition(
                    extent.number(),
                    extent.startSector() * table.sectorBytes(),
                    KernelTable.bytes(table, extent));
    }

    /// Writes, waits for the medium, reads back from there and compares.
    void write(long offset, byte[] bytes) throws IOException {
        put(offset, ByteBuffer.wrap(bytes));
        device.flush();
        device.dropCached(offset, bytes.length);
        if (!Arrays.equals(read(offset, bytes.length), bytes))
            throw new IOException(
                    node + " reads back other bytes at " + offset + " than were written");
    }

    void flush() throws LinuxException {
        device.flush();
    }

    private byte[] read(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining())
            if (channel.read(buffer, offset + buffer.position()) < 0)
                throw new EOFException(node + " ends before " + (offset + length));
        return buffer.array();
    }

    private void put(long offset, ByteBuffer bytes) throws IOException {
        long start = offset - bytes.position();
        while (bytes.hasRemaining()) channel.write(bytes, start + bytes.position());
    }

    /// Nothing is lost when closing fails: every write was flushed.
    @Override
    public void close() {
        device.close();
        try {
            channel.close();
        } catch (IOException e) {
            // Every write was flushed.
        }
    }
}
