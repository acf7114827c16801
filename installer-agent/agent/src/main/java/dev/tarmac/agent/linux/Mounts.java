package dev.tarmac.agent.linux;

import java.lang.ref.Reference;

/// mount and umount2.
public final class Mounts {
    public static final long NO_ATIME = 1024;

    private static final long UMOUNT2 = 166;
    private static final long MOUNT = 165;
    private static final int MNT_DETACH = 2;

    private Mounts() {}

    /// Mounts a device on a directory.
    ///
    /// @param options what only this kind of file system understands (`barrier=0`), or empty
    public static void mount(
            String device, String directory, String type, long flags, String options)
            throws LinuxException {
        NativeMemory what = NativeMemory.text(device);
        NativeMemory where = NativeMemory.text(directory);
        NativeMemory how = NativeMemory.text(type);
        NativeMemory with = NativeMemory.text(options);
        try {
            SystemCall.check(
                    "mount -t " + type,
                    device + " on " + directory,
                    SystemCall.call(
                            MOUNT,
                            what.address(),
                            where.address(),
                            how.address(),
                            flags,
                            with.address()));
        } finally {
            Reference.reachabilityFence(what);
            Reference.reachabilityFence(where);
            Reference.reachabilityFence(how);
            Reference.reachabilityFence(with);
        }
    }

    public static void unmount(String directory) throws LinuxException {
        unmount(directory, 0);
    }

    /// Takes the mount out of the tree at once, even when something still has a file open on it.
    public static void detach(String directory) throws LinuxException {
        unmount(directory, MNT_DETACH);
    }

    private static void unmount(String directory, int flags) throws LinuxException {
        NativeMemory where = NativeMemory.text(directory);
        try {
            SystemCall.check(
                    "umount", directory, SystemCall.call(UMOUNT2, where.address(), flags, 0, 0, 0));
        } finally {
            Reference.reachabilityFence(where);
        }
    }
}
