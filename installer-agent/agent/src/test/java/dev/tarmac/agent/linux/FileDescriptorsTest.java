package dev.tarmac.agent.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class FileDescriptorsTest {
    @Test
    void createsAFileThatJavaSees(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("naïve");
        int fd =
                FileDescriptors.open(
                        file.toString(),
                        FileDescriptors.O_WRONLY | FileDescriptors.O_CREAT | FileDescriptors.O_EXCL,
                        0600);
        FileDescriptors.fsync(fd, file.toString());
        FileDescriptors.close(fd);
        assertThat(Files.size(file)).isZero();
    }

    @Test
    void anErrorNamesTheCallTheFileAndErrno(@TempDir Path folder) {
        String missing = folder.resolve("missing").toString();
        assertThatThrownBy(() -> FileDescriptors.open(missing, FileDescriptors.O_RDONLY, 0))
                .isInstanceOfSatisfying(
                        LinuxException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT))
                .hasMessage("open " + missing + ": ENOENT (no such file or directory)");
    }

    @Test
    void refusesATextThatWouldBeCutShort() {
        assertThatThrownBy(() -> NativeMemory.text("/etc\0/shadow"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
