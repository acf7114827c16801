package dev.tarmac.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class TeardownTest {
    private final List<String> gone = new ArrayList<>();

    @TempDir Path folder;

    private Closeable thing(String name) {
        return () -> gone.add(name);
    }

    private static Closeable stubborn(String why) {
        return () -> {
            throw new IOException(why);
        };
    }

    @Test
    void takesAwayTheLastMadeFirstAndOnlyOnce() throws Exception {
        Teardown teardown = Teardown.alsoAtExit();
        teardown.add(thing("network"));
        teardown.make(() -> thing("machine"));
        teardown.close();
        teardown.close();
        assertThat(gone).containsExactly("machine", "network");
    }

    @Test
    void whatCannotBeTakenAwayKeepsNothingElse() throws Exception {
        Teardown teardown = Teardown.alsoAtExit();
        teardown.add(thing("lock"));
        teardown.add(stubborn("in use"));
        teardown.add(stubborn("still mounted"));
        assertThatThrownBy(teardown::close)
                .isInstanceOf(IOException.class)
                .hasMessage("still mounted")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(gone).containsExactly("lock");
    }

    @Test
    void whatIsMadeTooLateGoesAtOnce() throws Exception {
        Teardown teardown = Teardown.alsoAtExit();
        teardown.close();
        assertThatThrownBy(() -> teardown.add(thing("machine"))).isInstanceOf(Refused.class);
        assertThat(gone).containsExactly("machine");
    }

    @Test
    void whatIsLeftStandingStays() throws Exception {
        Teardown teardown = Teardown.alsoAtExit();
        teardown.add(thing("server"));
        teardown.leaveStanding();
        teardown.close();
        assertThat(gone).isEmpty();
    }

    /// The lab's children run in sessions of their own: Ctrl-C in a benchmark or a test left them
    /// all behind.
    @Test
    void aProcessThatIsToldToEndTakesAwayWhatItMade() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Endless.class.getName(),
                                folder.toString())
                        .inheritIO()
                        .start();
        try {
            assertThat(FileWatch.await(folder, Duration.ofSeconds(30), () -> exists("made")))
                    .isTrue();
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(exists("taken-away")).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private boolean exists(String name) {
        return Files.exists(folder.resolve(name));
    }

    /// Makes something and never ends by itself.
    static final class Endless {
        private Endless() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Teardown teardown = Teardown.alsoAtExit();
            teardown.add(() -> Files.createFile(folder.resolve("taken-away")));
            Files.createFile(folder.resolve("made"));
            new CountDownLatch(1).await();
        }
    }
}
