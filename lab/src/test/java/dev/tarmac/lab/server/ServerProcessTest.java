package dev.tarmac.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.app.ServerConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class ServerProcessTest {
    @TempDir Path folder;

    @Test
    void theServerUnderstandsItsConfiguration() throws Exception {
        ServerFolders folders =
                new ServerFolders(
                        folder.resolve("a: \"strange\" name"),
                        folder.resolve("images"),
                        folder.resolve("agent"));
        Path file = folder.resolve("tarmac.yaml");
        Files.writeString(file, ServerProcess.configuration(folders, Serving.USUAL));
        ServerConfig config = ServerConfig.read(file);
        assertThat(config.url()).isEqualTo(URI.create("http://192.168.76.1:8077"));
        assertThat(config.data()).isEqualTo(folders.own());
        assertThat(config.network()).isPresent();
        assertThat(config.kernelArguments()).contains("console=ttyS0,115200");
        Serving beside = new Serving(Serving.Addresses.ANOTHERS, Optional.empty());
        Files.writeString(file, ServerProcess.configuration(folders, beside));
        assertThat(ServerConfig.read(file).network().orElseThrow().hasProxied()).isTrue();
    }
}
