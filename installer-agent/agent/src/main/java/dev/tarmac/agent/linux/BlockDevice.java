package dev.tarmac.agent.linux;

import java.lang.ref.Reference;

/// One whole disk, open for reading and writing, with the calls that only disks know.
public final class BlockDevice implements AutoCloseable {
    private static final long IOCTL = 16;
    private static final long FLOCK = 73;
    private static final long FADVISE64 = 221;
    private static final int DONT_NEED = 4;
    private static final long PAGE = 4096;
    private static final int LOCK_EX = 2;
    private static final int LOCK_NB = 4;
    private static final long BLKPG = 0x1269;
    private static final int BLKPG_ADD_PARTITION = 1;
    private static final int BLKPG_DEL_PARTITION = 2;
    private static final int BLKPG_PARTITION_BYTES = 152;

    private final String path;
    private final int fd;

    private BlockDevice(String path, int fd) {
        this.path = path;
        this.fd = fd;
    }

    public static BlockDevice open(String path) throws LinuxException {
        return new BlockDevice(path, FileDescriptors.open(path, FileDescriptors.O_RDWR, 0));
    }

    /// Locks the disk against every program that asks first; false = another has it.
    public boolean lock() throws LinuxException {
        long result = SystemCall.call(FLOCK, fd, LOCK_EX | LOCK_NB, 0, 0, 0);
        if (result == -Errno.EAGAIN) return false;
        SystemCall.check("flock", path, result);
        return true;
    }

    /// The kernel learns of one partition; the disk is not touched. EBUSY when it overlaps another.
    public void addPartition(int number, long startBytes, long bytes) throws LinuxException {
        partition(BLKPG_ADD_PARTITION, "BLKPG_ADD_PARTITION ", number, startBytes, bytes);
    }

    /// The kernel forgets one partition and what it has cached of it; the disk is not touched.
    public void forgetPartition(int number) throws LinuxException {
        partition(BLKPG_DEL_PARTITION, "BLKPG_DEL_PARTITION ", number, 0, 0);
    }

    /// struct blkpg_ioctl_arg { op, flags, length, data } with struct blkpg_partition { start,
    /// length, number, ... } behind it.
    private void partition(int operation, String call, int number, long startBytes, long bytes)
            throws LinuxException {
        NativeMemory partition = NativeMemory.allocate(BLKPG_PARTITION_BYTES);
        partition.buffer().putLong(0, startBytes).putLong(8, bytes).putInt(16, number);
        NativeMemory argument = NativeMemory.allocate(24);
        argument.buffer().putInt(0, operation).putInt(8, BLKPG_PARTITION_BYTES);
        argument.buffer().putLong(16, partition.address());
        try {
            SystemCall.check(
                    call + number,
                    path,
                    SystemCall.call(IOCTL, fd, BLKPG, argument.address(), 0, 0));
        } finally {
            Reference.reachabilityFence(partition);
            Reference.reachabilityFence(argument);
        }
    }

    /// Everything written so far is on the medium, the disk's own cache included.
    public void flush() throws LinuxException {
        FileDescriptors.fsync(fd, path);
    }

    /// What was flushed before is read from the medium again, not from memory. The kernel drops
    /// whole pages only.
    public void dropCached(long offset, long length) throws LinuxException {
        long start = offset / PAGE * PAGE;
        long bytes = (offset + length - start + PAGE - 1) / PAGE * PAGE;
        SystemCall.check(
                "fadvise", path, SystemCall.call(FADVISE64, fd, start, bytes, DONT_NEED, 0));
    }

    @Override
    public void close() {
        FileDescriptors.close(fd);
    }
}
