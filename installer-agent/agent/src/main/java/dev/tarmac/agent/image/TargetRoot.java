package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.FileDescriptors;
import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.NativeMemory;
import dev.tarmac.agent.linux.SystemCall;

/// The directory that everything is unpacked below, and who we are: what we make is ours, so an
/// owner need not be set where the archive says the same.
final class TargetRoot implements AutoCloseable {
    private static final long GETEUID = 107;
    private static final long GETEGID = 108;

    private final int fd;
    private final long user = SystemCall.call(GETEUID, 0, 0, 0, 0, 0);
    private final long group = SystemCall.call(GETEGID, 0, 0, 0, 0, 0);
    private final NativeMemory dot = NativeMemory.text(".");

    private TargetRoot(int fd) {
        this.fd = fd;
    }

    static TargetRoot open(String path) throws LinuxException {
        return new TargetRoot(
                FileDescriptors.open(
                        path, FileDescriptors.O_RDONLY | FileDescriptors.O_DIRECTORY, 0));
    }

    int fd() {
        return fd;
    }

    boolean isOurs(long user, long group) {
        return user == this.user && group == this.group;
    }

    /// "." for the kernel.
    long dotAddress() {
        return dot.address();
    }

    @Override
    public void close() {
        FileDescriptors.close(fd);
    }
}
