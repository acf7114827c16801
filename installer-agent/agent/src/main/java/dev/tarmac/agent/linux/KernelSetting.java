package dev.tarmac.agent.linux;

import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A setting of the running kernel, as sysctl(8) has them below /proc/sys; no file on any disk.
public final class KernelSetting {
    private static final long WRITE = 1;

    private final Path file;

    /// @param name with slashes: an interface may have a dot in its name
    public KernelSetting(Path proc, String name) {
        this.file = proc.resolve("sys").resolve(name);
    }

    /// False where the kernel has no such thing.
    public boolean exists() {
        return file.toFile().exists();
    }

    public void set(int value) throws LinuxException {
        byte[] digits = Integer.toString(value).getBytes(StandardCharsets.US_ASCII);
        NativeMemory text = NativeMemory.allocate(digits.length);
        text.buffer().put(0, digits);
        int fd = FileDescriptors.open(file.toString(), FileDescriptors.O_WRONLY, 0);
        try {
            long result = SystemCall.call(WRITE, fd, text.address(), digits.length, 0, 0);
            SystemCall.check("write", file.toString(), result);
        } finally {
            FileDescriptors.close(fd);
            Reference.reachabilityFence(text);
        }
    }
}
