package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class AgentArtifactsTest {
    @TempDir Path directory;
    private AgentArtifacts artifacts;

    @BeforeEach
    void aBuild() throws IOException {
        Files.writeString(directory.resolve("vmlinuz"), "kernel");
        Files.writeString(directory.resolve("initramfs.img"), "files");
        Files.writeString(directory.resolve("shimx64.efi"), "shim");
        artifacts =
                new AgentArtifacts(
                        directory,
                        "0".repeat(64),
                        "6.1.0-56-amd64",
                        6,
                        5,
                        Sha256.ofFile(directory.resolve("vmlinuz")),
                        Sha256.ofFile(directory.resolve("initramfs.img")),
                        Map.of("shimx64.efi", Sha256.ofFile(directory.resolve("shimx64.efi"))),
                        Map.of("xfsprogs", "6.1.0-1"),
                        List.of("nvme"),
                        List.of("firmware x: in no package"));
        artifacts.write();
    }

    @Test
    void describeThemselvesInJson() throws IOException {
        assertThat(AgentArtifacts.read(directory)).contains(artifacts);
        assertThat(directory.resolve("agent.json"))
                .content()
                .contains("\"kernelBytes\" : 6", "\"leftOut\" : [", "\"xfsprogs\" : \"6.1.0-1\"");
    }

    @Test
    void areGoneWhenAFileIsNotWhatWasBuilt() throws IOException {
        Files.writeString(artifacts.initramfs(), "fil");
        assertThat(AgentArtifacts.read(directory)).isEmpty();
        Files.writeString(artifacts.initramfs(), "FILES");
        assertThat(AgentArtifacts.read(directory)).isEmpty();
        Files.writeString(artifacts.initramfs(), "files");
        assertThat(AgentArtifacts.read(directory)).isPresent();
        Files.delete(directory.resolve("shimx64.efi"));
        assertThat(AgentArtifacts.read(directory)).isEmpty();
    }

    @Test
    void areGoneWithoutTheirDescriptionOrWithABrokenOne() throws IOException {
        Files.writeString(directory.resolve("agent.json"), "{\"inputs\": 1}");
        assertThat(AgentArtifacts.read(directory)).isEmpty();
        Files.delete(directory.resolve("agent.json"));
        assertThat(AgentArtifacts.read(directory)).isEmpty();
    }
}
