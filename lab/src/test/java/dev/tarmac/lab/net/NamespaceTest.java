package dev.tarmac.lab.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.time.Duration;

class NamespaceTest {
    @Test
    void itsNameTellsItsOwner() {
        assertThat(Namespace.parse("tarmac-lab-42-1")).contains(new Namespace(42, 1));
        assertThat(new Namespace(42, 1)).hasToString("tarmac-lab-42-1");
    }

    @Test
    void whatOthersMadeIsNotOurs() {
        assertThat(Namespace.parse("tarmac-lab-42")).isEmpty();
        assertThat(Namespace.parse("docker-42-1")).isEmpty();
        assertThat(Namespace.parse("tarmac-lab-42-1-x")).isEmpty();
    }

    @Test
    void isLeftOverWhenItsOwnerIsDead() {
        assertThat(new Namespace(ProcessHandle.current().pid(), 1).isLeftOver()).isFalse();
        assertThat(new Namespace(Integer.MAX_VALUE, 1).isLeftOver()).isTrue();
    }

    /// A dead process that its parent never asks for is there for ever, and so was the wait for it.
    @Test
    void theWaitForAProcessThatDoesNotGoEnds() throws Exception {
        Process parent =
                new ProcessBuilder("bash", "-c", "sleep 0.2 & echo $!; exec sleep 60").start();
        try (BufferedReader words = parent.inputReader()) {
            long child = Long.parseLong(words.readLine());
            assertThat(Namespace.isGone(child, Duration.ofSeconds(1))).isFalse();
        } finally {
            parent.destroyForcibly();
            parent.waitFor();
        }
        assertThat(Namespace.isGone(parent.pid(), Duration.ofSeconds(5))).isTrue();
    }
}
