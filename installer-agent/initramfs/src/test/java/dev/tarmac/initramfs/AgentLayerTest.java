package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class AgentLayerTest {
    @TempDir Path directory;

    @Test
    void initStartsTheMainClassWithTheJarsInTheirOrder() throws Refused, IOException {
        AgentLayer layer = AgentLayer.of(List.of(agent(), jar("layout.jar", "a.B")), "x.Main");
        assertThat(layer.init())
                .contains("-cp /opt/tarmac/lib/agent.jar:/opt/tarmac/lib/layout.jar x.Main")
                .doesNotContainPattern("@[A-Z_]+@");
    }

    @Test
    void initIsAScriptThatAShellUnderstands() throws Refused, IOException, InterruptedException {
        Path script = directory.resolve("init");
        Files.writeString(script, AgentLayer.of(List.of(agent()), "x.Main").init());
        assertThat(
                        Tool.run(
                                Duration.ofSeconds(20),
                                "install a shell",
                                List.of("sh", "-n", script.toString())))
                .isEmpty();
    }

    @Test
    void changesItsKeyWithAByteOfAJar() throws Refused, IOException {
        List<String> before = AgentLayer.of(List.of(agent()), "x.Main").fingerprint();
        Path changed = Jars.of(directory.resolve("agent.jar"), "x.Main", "x.Other");
        List<String> after = AgentLayer.of(List.of(changed), "x.Main").fingerprint();
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void refusesJarsWithoutTheMainClass() throws IOException {
        Path jar = agent();
        assertThatThrownBy(() -> AgentLayer.of(List.of(jar), "x.Gone"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("x.Gone");
    }

    @Test
    void refusesWhatIsNoJar() throws IOException {
        Path text = Files.writeString(directory.resolve("text.jar"), "no zip");
        Path missing = directory.resolve("missing.jar");
        Path oddName = jar("odd name.jar", "x.Main");
        for (Path wrong : List.of(text, missing, oddName))
            assertThatThrownBy(() -> AgentLayer.of(List.of(wrong), "x.Main"))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(wrong.toString());
    }

    @Test
    void refusesTwoJarsOfOneName() throws IOException {
        Files.createDirectory(directory.resolve("other"));
        List<Path> jars = List.of(agent(), jar("other/agent.jar", "x.Main"));
        assertThatThrownBy(() -> AgentLayer.of(jars, "x.Main")).isInstanceOf(Refused.class);
    }

    private Path agent() throws IOException {
        return jar("agent.jar", "x.Main");
    }

    private Path jar(String name, String className) throws IOException {
        return Jars.of(directory.resolve(name), className);
    }
}
