package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class LabFolderTest {
    @TempDir Path parent;

    /// A file called `lock` deeper down kept its folder from being deleted, in every later run.
    @Test
    void onlyItsOwnLockIsSpared() throws Exception {
        Path folder = parent.resolve("lab");
        Path deep = Files.createDirectories(folder.resolve("machine-1/mounted/etc"));
        Files.createFile(deep.resolve("lock"));
        try (LabFolder taken = LabFolder.take(folder)) {
            taken.clear();
        }
        assertThat(folder).isDirectoryContaining("glob:**/lock");
        assertThat(folder.resolve("machine-1")).doesNotExist();
    }

    @Test
    void belongsToOneLabUntilItIsClosed() throws Exception {
        LabFolder first = LabFolder.take(parent);
        assertThatThrownBy(() -> LabFolder.take(parent))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another lab is at work here");
        first.close();
        LabFolder.take(parent).close();
    }
}
