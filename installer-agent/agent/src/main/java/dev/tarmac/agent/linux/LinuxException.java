package dev.tarmac.agent.linux;

import java.io.IOException;

/// A system call that the kernel refused: the call, what it was done to, and errno by name.
public final class LinuxException extends IOException {
    private static final long serialVersionUID = 1;

    private final int errno;

    public LinuxException(String call, String subject, int errno) {
        super(call + " " + subject + ": " + Errno.describe(errno));
        this.errno = errno;
    }

    public int errno() {
        return errno;
    }
}
