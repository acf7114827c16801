package dev.tarmac.agent.linux;

import java.lang.ref.Reference;

/// Open, close and flush, for everybody in the agent who needs a file descriptor.
public final class FileDescriptors {
    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_CREAT = 0x40;
    public static final int O_EXCL = 0x80;
    public static final int O_DIRECTORY = 0x10000;
    public static final int O_NOFOLLOW = 0x20000;
    public static final int O_CLOEXEC = 0x80000;
    public static final int O_PATH = 0x200000;

    private static final int AT_FDCWD = -100;
    private static final long CLOSE = 3;
    private static final long FSYNC = 74;
    private static final long OPENAT = 257;
    private static final long SYNCFS = 306;

    private FileDescriptors() {}

    /// Opens a path of our own (not one from an image); O_CLOEXEC is always added.
    public static int open(String path, int flags, int mode) throws LinuxException {
        NativeMemory name = NativeMemory.text(path);
        try {
            long fd = SystemCall.call(OPENAT, AT_FDCWD, name.address(), flags | O_CLOEXEC, mode, 0);
            return (int) SystemCall.check("open", path, fd);
        } finally {
            Reference.reachabilityFence(name);
        }
    }

    /// An error of close says nothing that fsync did not say before; it is not looked at.
    public static void close(int fd) {
        SystemCall.call(CLOSE, fd, 0, 0, 0, 0);
    }

    public static void fsync(int fd, String path) throws LinuxException {
        SystemCall.check("fsync", path, SystemCall.call(FSYNC, fd, 0, 0, 0, 0));
    }

    /// Writes everything of the file system that `fd` lies in.
    public static void syncFileSystem(int fd, String path) throws LinuxException {
        SystemCall.check("syncfs", path, SystemCall.call(SYNCFS, fd, 0, 0, 0, 0));
    }
}
