package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

class ToolTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void givesWhatTheProgramWrote() throws Refused, IOException, InterruptedException {
        assertThat(Tool.run(LONG, "-", List.of("echo", "a b"))).isEqualTo("a b\n");
    }

    @Test
    void aFailureHasTheProgramItsStatusItsWordsAndTheFix() {
        assertThatThrownBy(() -> Tool.run(LONG, "mend it", List.of("ls", "/no such file")))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("ls: ended with status 2: ")
                .hasMessageContaining("No such file")
                .hasMessageEndingWith("fix: mend it");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Tool.run(LONG, "install it", List.of("tarmac-no-such-tool")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("tarmac-no-such-tool: cannot be started");
    }

    @Test
    void aProgramThatDoesNotEndIsEnded() {
        assertThatThrownBy(() -> Tool.run(Duration.ofMillis(50), "wait", List.of("sleep", "600")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("still ran after");
    }
}
