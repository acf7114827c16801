package dev.tarmac.agent.linux;

import java.lang.ref.Reference;

/// finit_module: gives one module file to the kernel.
public final class KernelModules {
    private static final long FINIT_MODULE = 313;
    private static final int COMPRESSED = 4;

    private KernelModules() {}

    /// Loads the module; true = loaded now, false = it was there already. Returns when the module's
    /// own start is over, the devices it found included.
    public static boolean load(String file) throws LinuxException {
        int fd = FileDescriptors.open(file, FileDescriptors.O_RDONLY, 0);
        try {
            NativeMemory parameters = NativeMemory.text("");
            int flags = file.endsWith(".ko") ? 0 : COMPRESSED;
            return give(file, fd, flags, parameters);
        } finally {
            FileDescriptors.close(fd);
        }
    }

    private static boolean give(String file, int fd, int flags, NativeMemory parameters)
            throws LinuxException {
        try {
            long result = SystemCall.call(FINIT_MODULE, fd, parameters.address(), flags, 0, 0);
            if (result == -Errno.EEXIST) return false;
            SystemCall.check("finit_module", file, result);
            return true;
        } finally {
            Reference.reachabilityFence(parameters);
        }
    }
}
