package dev.tarmac.agent.linux;

/// Error numbers of Linux on x86_64 that a machine being installed can meet, by name and in words.
public final class Errno {
    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int EAGAIN = 11;
    public static final int ENOMEM = 12;
    public static final int EACCES = 13;
    public static final int EBUSY = 16;
    public static final int EEXIST = 17;
    public static final int EXDEV = 18;
    public static final int ENOTDIR = 20;
    public static final int EISDIR = 21;
    public static final int EINVAL = 22;
    public static final int EFBIG = 27;
    public static final int ENOSPC = 28;
    public static final int EROFS = 30;
    public static final int ENAMETOOLONG = 36;
    public static final int ENOSYS = 38;
    public static final int ELOOP = 40;
    public static final int EOPNOTSUPP = 95;
    public static final int EINPROGRESS = 115;
    public static final int EDQUOT = 122;

    private Errno() {}

    /// `ENOSPC (no space left on device)`, or `errno 77`.
    public static String describe(int errno) {
        String words = words(errno);
        return words == null ? "errno " + errno : words;
    }

    private static String words(int errno) {
        return switch (errno) {
            case EPERM -> "EPERM (operation not permitted)";
            case ENOENT -> "ENOENT (no such file or directory)";
            case 3 -> "ESRCH (no such process)";
            case EINTR -> "EINTR (interrupted)";
            case EIO -> "EIO (input/output error)";
            case 6 -> "ENXIO (no such device or address)";
            case 7 -> "E2BIG (argument too long)";
            case 8 -> "ENOEXEC (wrong file format)";
            case 9 -> "EBADF (bad file descriptor)";
            case EAGAIN -> "EAGAIN (try again)";
            case ENOMEM -> "ENOMEM (out of memory)";
            case EACCES -> "EACCES (permission denied)";
            case 14 -> "EFAULT (bad address)";
            case EBUSY -> "EBUSY (device or resource busy)";
            case EEXIST -> "EEXIST (exists already)";
            case EXDEV -> "EXDEV (leaves the file system or the directory)";
            case 19 -> "ENODEV (no such device)";
            case ENOTDIR -> "ENOTDIR (not a directory)";
            case EISDIR -> "EISDIR (is a directory)";
            case EINVAL -> "EINVAL (invalid argument)";
            case 23 -> "ENFILE (too many open files in the system)";
            case 24 -> "EMFILE (too many open files)";
            case 25 -> "ENOTTY (not for this kind of device)";
            case EFBIG -> "EFBIG (file too large)";
            case ENOSPC -> "ENOSPC (no space left on device)";
            case EROFS -> "EROFS (read-only file system)";
            case 31 -> "EMLINK (too many links)";
            case 34 -> "ERANGE (out of range)";
            case ENAMETOOLONG -> "ENAMETOOLONG (name too long)";
            case ENOSYS -> "ENOSYS (this kernel lacks the call)";
            case 39 -> "ENOTEMPTY (directory not empty)";
            case ELOOP -> "ELOOP (symbolic link in the way)";
            case 61 -> "ENODATA (no data)";
            case EOPNOTSUPP -> "EOPNOTSUPP (not supported here)";
            case 101 -> "ENETUNREACH (network unreachable)";
            case 104 -> "ECONNRESET (connection reset by peer)";
            case 110 -> "ETIMEDOUT (timed out)";
            case 111 -> "ECONNREFUSED (connection refused)";
            case 113 -> "EHOSTUNREACH (no route to host)";
            case EINPROGRESS -> "EINPROGRESS (in progress)";
            case 117 -> "EUCLEAN (file system is damaged)";
            case EDQUOT -> "EDQUOT (disk quota exceeded)";
            case 129 -> "EKEYREJECTED (signature not accepted)";
            default -> null;
        };
    }
}
