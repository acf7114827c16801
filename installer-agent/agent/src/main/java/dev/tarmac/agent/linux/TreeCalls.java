package dev.tarmac.agent.linux;

import java.lang.ref.Reference;

/// The calls that make a tree of files below one directory. Paths are relative to that directory
/// and never lead through a symbolic link or out of it: the kernel itself refuses (openat2). Paths,
/// names and data are addresses outside the heap; results are the kernel's, negative = -errno.
///
/// One instance per thread: it owns the structures that the kernel reads.
public final class TreeCalls {
    private static final int O_WRONLY = FileDescriptors.O_WRONLY;
    private static final int NEW_FILE =
            O_WRONLY
                    | FileDescriptors.O_CREAT
                    | FileDescriptors.O_EXCL
                    | FileDescriptors.O_NOFOLLOW
                    | FileDescriptors.O_CLOEXEC;
    private static final int DIRECTORY =
            FileDescriptors.O_DIRECTORY | FileDescriptors.O_NOFOLLOW | FileDescriptors.O_CLOEXEC;
    private static final int RESOLVE_NO_MAGICLINKS = 0x02;
    private static final int RESOLVE_NO_SYMLINKS = 0x04;
    private static final int RESOLVE_BENEATH = 0x08;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int CLONE_FS = 0x200;
    private static final int SYNC_FILE_RANGE_WRITE = 2;
    private static final int HOW_BYTES = 24;
    private static final int STATFS_BYTES = 120;
    private static final long FAT = 0x4d44;
    private static final long UTIME_OMIT = 0x3ffffffeL;

    private static final long PWRITE = 18;
    private static final long FTRUNCATE = 77;
    private static final long FCHMOD = 91;
    private static final long FCHOWN = 93;
    private static final long UMASK = 95;
    private static final long FSTATFS = 138;
    private static final long LSETXATTR = 189;
    private static final long FSETXATTR = 190;
    private static final long MKDIRAT = 258;
    private static final long MKNODAT = 259;
    private static final long FCHOWNAT = 260;
    private static final long LINKAT = 265;
    private static final long SYMLINKAT = 266;
    private static final long UNSHARE = 272;
    private static final long SYNC_FILE_RANGE = 277;
    private static final long UTIMENSAT = 280;
    private static final long OPENAT2 = 437;

    /// struct open_how
    private final NativeMemory how = NativeMemory.allocate(HOW_BYTES);

    /// Two struct timespec; the access time is left alone.
    private final NativeMemory times = NativeMemory.allocate(32);

    public TreeCalls() {
        how.buffer().putLong(16, RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS);
        times.buffer().putLong(8, UTIME_OMIT);
    }

    /// From here on files of the calling thread, and of no other, get exactly the mode they are
    /// given.
    public static void giveThisThreadNoUmask() throws LinuxException {
        SystemCall.check("unshare", "of umask", SystemCall.call(UNSHARE, CLONE_FS, 0, 0, 0, 0));
        SystemCall.call(UMASK, 0, 0, 0, 0, 0);
    }

    public int createFile(int root, long path, int mode) {
        return open(root, path, NEW_FILE, mode);
    }

    /// For lookups below it only.
    public int openParent(int root, long path) {
        return open(root, path, DIRECTORY | FileDescriptors.O_PATH, 0);
    }

    public int openDirectory(int root, long path) {
        return open(root, path, DIRECTORY, 0);
    }

    private int open(int root, long path, long flags, int mode) {
        how.buffer().putLong(0, flags);
        how.buffer().putLong(8, mode);
        return (int) SystemCall.call(OPENAT2, root, path, how.address(), HOW_BYTES, 0);
    }

    public long makeDirectory(int parent, long name, int mode) {
        return SystemCall.call(MKDIRAT, parent, name, mode, 0, 0);
    }

    public long makeSymlink(long target, int parent, long name) {
        return SystemCall.call(SYMLINKAT, target, parent, name, 0, 0);
    }

    /// `mode` with the type bits; the kernel has 12 bits for `major` and 20 for `minor`.
    public long makeNode(int parent, long name, int mode, long major, long minor) {
        long device = (minor & 0xff) | major << 8 | (minor & ~0xffL) << 12;
        return SystemCall.call(MKNODAT, parent, name, mode, device, 0);
    }

    public long makeHardLink(int fromParent, long from, int toParent, long to) {
        return SystemCall.call(LINKAT, fromParent, from, toParent, to, 0);
    }

    public long write(int fd, long from, long length, long offset) {
        return SystemCall.call(PWRITE, fd, from, length, offset, 0);
    }

    public long setSize(int fd, long size) {
        return SystemCall.call(FTRUNCATE, fd, size, 0, 0, 0);
    }

    /// Whether an error only says that this is FAT, which keeps no owners, modes and attributes: on
    /// an EFI system partition they are the mount's business. Looked at only after an error.
    public boolean isOnlyFat(int fd, long error) {
        boolean possible = error == -Errno.EPERM || error == -Errno.EOPNOTSUPP;
        return possible && filesystemType(fd) == FAT;
    }

    /// The magic number of the file system that `fd` lies in, or -errno.
    long filesystemType(int fd) {
        NativeMemory described = NativeMemory.allocate(STATFS_BYTES);
        try {
            long result = SystemCall.call(FSTATFS, fd, described.address(), 0, 0, 0);
            return result < 0 ? result : described.buffer().getLong(0);
        } finally {
            Reference.reachabilityFence(described);
        }
    }

    public long setOwner(int fd, long user, long group) {
        return SystemCall.call(FCHOWN, fd, user, group, 0, 0);
    }

    public long setOwner(int parent, long name, long user, long group) {
        return SystemCall.call(FCHOWNAT, parent, name, user, group, AT_SYMLINK_NOFOLLOW);
    }

    public long setMode(int fd, int mode) {
        return SystemCall.call(FCHMOD, fd, mode, 0, 0, 0);
    }

    public long setAttribute(int fd, long name, long value, long length) {
        return SystemCall.call(FSETXATTR, fd, name, value, length, 0);
    }

    /// The one call that takes a whole path, for links and nodes, which cannot be opened; the last
    /// component is not followed.
    public long setAttributeByPath(long path, long name, long value, long length) {
        return SystemCall.call(LSETXATTR, path, name, value, length, 0);
    }

    public long setTime(int fd, long seconds, long nanos) {
        putTime(seconds, nanos);
        return SystemCall.call(UTIMENSAT, fd, 0, times.address(), 0, 0);
    }

    public long setTime(int parent, long name, long seconds, long nanos) {
        putTime(seconds, nanos);
        return SystemCall.call(UTIMENSAT, parent, name, times.address(), AT_SYMLINK_NOFOLLOW, 0);
    }

    /// Asks the kernel to begin writing the file to the disk now.
    public void startWriting(int fd) {
        SystemCall.call(SYNC_FILE_RANGE, fd, 0, 0, SYNC_FILE_RANGE_WRITE, 0);
    }

    private void putTime(long seconds, long nanos) {
        times.buffer().putLong(16, seconds);
        times.buffer().putLong(24, nanos);
    }
}
