package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.FileDescriptors;
import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.NativeMemory;
import dev.tarmac.agent.linux.TreeCalls;

/// The directory of the last entry, kept open: neighbours in an archive mostly share it.
final class ParentDirectory implements AutoCloseable {
    private static final int CLOSED = -1;

    private final TreeCalls calls;
    private final int root;
    private final NativeMemory path = NativeMemory.allocate(TarPath.MAX_BYTES);
    private int length;
    private int fd = CLOSED;

    ParentDirectory(TreeCalls calls, int root) {
        this.calls = calls;
        this.root = root;
    }

    /// A descriptor for lookups in the directory that holds the path's last component.
    int of(TarPath child) throws LinuxException {
        int wanted = child.nameStart();
        if (wanted == 0) return root;
        if (fd != CLOSED && same(child, wanted)) return fd;
        close();
        path.buffer().put(wanted - 1, (byte) 0);
        for (int i = 0; i < wanted - 1; i++) path.buffer().put(i, child.byteAt(i));
        length = wanted;
        int opened = calls.openParent(root, path.address());
        if (opened < 0)
            throw new LinuxException("open the directory of", child.toString(), -opened);
        fd = opened;
        return fd;
    }

    private boolean same(TarPath child, int wanted) {
        if (wanted != length) return false;
        for (int i = wanted - 2; i >= 0; i--)
            if (child.byteAt(i) != path.buffer().get(i)) return false;
        return true;
    }

    @Override
    public void close() {
        if (fd != CLOSED) FileDescriptors.close(fd);
        fd = CLOSED;
    }
}
