package dev.tarmac.agent.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TreeCallsTest {
    private static final long PROC = 0x9fa0;

    @Test
    void knowsAFileSystemByItsNumber() throws LinuxException {
        int fd = FileDescriptors.open("/proc", FileDescriptors.O_RDONLY, 0);
        try {
            TreeCalls calls = new TreeCalls();
            assertThat(calls.filesystemType(fd)).isEqualTo(PROC);
            assertThat(calls.isOnlyFat(fd, -Errno.EOPNOTSUPP)).isFalse();
        } finally {
            FileDescriptors.close(fd);
        }
    }
}
