package dev.tarmac.lab.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.lab.process.Background;
import dev.tarmac.lab.process.FileWatch;
import dev.tarmac.lab.process.Tool;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

@Tag("root")
class PrivateNetworkTest {
    @TempDir Path folder;

    @Test
    void takesEverythingAwayWhenItIsClosed() throws Exception {
        Path name;
        Background sleeper;
        try (PrivateNetwork network = PrivateNetwork.create(2)) {
            name = Path.of("/run/netns", network.toString());
            assertThat(name).exists();
            assertThat(Tool.run(network.command(List.of("ip", "-br", "addr"))))
                    .contains("192.168.76.1/24", "cable1", "cable2", network.serverFromOutside());
            sleeper = untilKilled(network);
        }
        assertThat(sleeper.ended().get(5, TimeUnit.SECONDS)).isNotZero();
        assertThat(name).doesNotExist();
        assertThat(Tool.run("ip", "-br", "link"))
                .doesNotContain("tl" + ProcessHandle.current().pid() + "-");
    }

    /// Returns when it runs inside.
    private Background untilKilled(PrivateNetwork network) throws Exception {
        Path log = folder.resolve("log");
        Path words = Files.writeString(folder.resolve("words"), "here");
        Background tail =
                Background.start(network.command(List.of("tail", "-f", words.toString())), log);
        assertThat(FileWatch.await(folder, Duration.ofSeconds(20), () -> Files.size(log) > 0))
                .isTrue();
        return tail;
    }

    @Test
    void staysWhenItIsKeptUntilTheSameFolderIsUsedAgain() throws Exception {
        Path name;
        try (PrivateNetwork network = PrivateNetwork.create(1)) {
            name = Path.of("/run/netns", network.toString());
            network.keep(folder);
        }
        assertThat(name).exists();
        PrivateNetwork.endKept(folder.resolve("other"));
        assertThat(name).exists();
        PrivateNetwork.endKept(folder);
        assertThat(name).doesNotExist();
    }

    @Test
    void removesWhatADeadLabLeft() throws Exception {
        Namespace dead = new Namespace(Integer.MAX_VALUE, 7);
        Tool.run("ip", "netns", "add", dead.toString());
        try (PrivateNetwork network = PrivateNetwork.create(1)) {
            assertThat(Files.exists(Path.of("/run/netns", dead.toString()))).isFalse();
            assertThat(Files.exists(Path.of("/run/netns", network.toString()))).isTrue();
        }
    }
}
