package dev.tarmac.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ClassArchiveTest {
    private static final String HEAP = "f0000000-100000000 rw-p 00000000 00:00 0 \n";
    private static final String DEFAULT =
            "7f0000000000-7f0000c00000 rw-p 00001000 00:02 34 /opt/java/lib/server/classes.jsa\n";
    private static final String OURS =
            "7f0000c00000-7f0001000000 rw-p 00001000 00:02 35 /opt/tarmac/lib/agent.jsa\n";

    @TempDir Path directory;

    @Test
    void aMappedArchiveWasAccepted() throws IOException {
        assertThat(verdict(HEAP + DEFAULT + OURS)).isEqualTo("class archive accepted");
    }

    @Test
    void theArchiveOfTheRuntimeAloneIsNotOurs() throws IOException {
        assertThat(verdict(HEAP + DEFAULT)).contains("NOT accepted");
    }

    @Test
    void aMapThatCannotBeReadIsSaidToBeUnknown() {
        assertThat(ClassArchive.verdict(directory.resolve("none"))).contains("unknown");
    }

    private String verdict(String map) throws IOException {
        return ClassArchive.verdict(Files.writeString(directory.resolve("maps"), map));
    }
}
