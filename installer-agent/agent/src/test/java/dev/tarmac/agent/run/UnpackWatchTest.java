package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.plan.Step;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class UnpackWatchTest {
    private final Heard heard = new Heard();
    private final UnpackWatch watch =
            new UnpackWatch(7, heard, heard.told::add, Thread.currentThread());

    @Test
    void tellsOnHowFarItIs() {
        watch.at(30, 100);
        watch.at(100, 100);

        assertThat(heard.told)
                .containsExactly(
                        "image 30 % (0 of 0 MiB)",
                        "7: 30 of 100", "image 100 % (0 of 0 MiB)", "7: 100 of 100");
    }

    @Test
    void endsTheUnpackingOnceWhenTheAttemptIsNotWanted() {
        heard.wanted = false;

        watch.at(1, 100);
        assertThat(Thread.interrupted()).isTrue();
        watch.at(2, 100);
        watch.away("gone");
        assertThat(Thread.interrupted()).as("it cleans up undisturbed").isFalse();
    }

    @Test
    void tellsTheServerOnceThatTheImageServerIsAway() {
        watch.away("refused");
        watch.away("refused");

        assertThat(heard.told)
                .containsExactly("the image's server does not answer (refused); asking on");
        assertThat(Thread.interrupted()).isFalse();
    }

    private static final class Heard implements InstallListener {
        private final List<String> told = new ArrayList<>();
        private boolean wanted = true;

        @Override
        public void started(int index, Step step) {}

        @Override
        public void progress(int index, long doneBytes, long totalBytes) {
            told.add(index + ": " + doneBytes + " of " + totalBytes);
        }

        @Override
        public void finished(int index) {}

        @Override
        public void notice(String text) {
            told.add(text);
        }

        @Override
        public boolean wanted() {
            return wanted;
        }
    }
}
