package dev.tarmac.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.cli.Golden;
import dev.tarmac.lab.server.Install;
import dev.tarmac.lab.server.Install.Phase;
import dev.tarmac.lab.server.Install.State;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

class TerminalTextTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter text = new StringWriter();
    private final AtomicLong clock = new AtomicLong();

    private Screen screen(boolean redraws) {
        return new Screen(new PrintWriter(text), redraws, 80, false, false);
    }

    private static Phase phase(String name, long start, long duration) {
        return new Phase(name, start, OptionalLong.of(duration));
    }

    private static Install install(
            State state, List<Phase> phases, Optional<Install.Progress> work) {
        return new Install(
                "7c2f1d",
                "52:54:00:00:00:01",
                state,
                1,
                Optional.empty(),
                9000,
                phases,
                work,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    @Test
    void aWaterfallHasABarForEachPhaseOnOneAxis() throws IOException {
        List<Phase> phases =
                List.of(
                        phase("dhcp", 0, 350),
                        phase("kernel", 350, 4_000),
                        phase("unpack", 30_000, 45_200),
                        new Phase("first-boot", 75_300, OptionalLong.empty()));
        Golden.check(
                "waterfall.txt",
                String.join("\n", Waterfall.lines(phases, 90_000, screen(false))) + "\n");
    }

    @Test
    void aPhaseWithoutAnyTimeStillHasABar() {
        List<String> lines = Waterfall.lines(List.of(phase("plan", 0, 0)), 0, screen(false));
        assertThat(lines).singleElement().asString().endsWith("#");
    }

    @Test
    void progressTellsShareRateAndTimeLeft() {
        assertThat(ProgressLine.of("unpack", 50 << 20, 200 << 20, 50 << 20, 10_000))
                .isEqualTo("unpack  25%  50.0 MiB of 200.0 MiB  5.0 MiB/s  30.0 s left");
    }

    @Test
    void progressGuessesNothingInTheFirstSecond() {
        assertThat(ProgressLine.of("unpack", 1 << 20, 200 << 20, 1 << 20, 900))
                .isEqualTo("unpack  0%  1.0 MiB of 200.0 MiB");
    }

    @Test
    void sharesAreNotCalledBytes() {
        assertThat(ProgressLine.of("agent", 50, 100, 50, 10_000))
                .isEqualTo("agent  50%  10.0 s left");
    }

    @Test
    void withoutATerminalProgressIsOneLineInTenSeconds() {
        Progress progress = new Progress(screen(false), clock::get);
        for (int tenths = 0; tenths < 250; tenths++) {
            clock.set(tenths * SECOND / 10);
            progress.at("copy", tenths * 10_000L, 2_490_000);
        }
        assertThat(text.toString().lines()).hasSize(4).last().asString().contains("copy  100%");
    }

    @Test
    void progressNeverRunsBackwards() {
        Progress progress = new Progress(screen(true), clock::get);
        progress.at("copy", 50_000, 100_000);
        clock.set(SECOND);
        progress.at("copy", 20_000, 100_000);
        assertThat(text.toString()).contains("50%").doesNotContain("20%");
    }

    @Test
    void withoutATerminalEachPhaseIsToldOnce() {
        LiveInstalls live = new LiveInstalls(screen(false), clock::get);
        Install running = install(State.RUNNING, List.of(phase("dhcp", 0, 400)), Optional.empty());
        live.changed("machine 1", running);
        live.changed("machine 1", running);
        live.changed("machine 1", install(State.PROVEN, running.phases(), Optional.empty()));
        assertThat(text.toString())
                .isEqualToNormalizingNewlines("machine 1  dhcp  0.4 s\nmachine 1  proven\n");
    }

    @Test
    void onATerminalTheSameLinesAreDrawnAgain() {
        LiveInstalls live = new LiveInstalls(screen(true), clock::get);
        Install.Progress work = new Install.Progress("unpack", "root", 1 << 20, 4 << 20);
        live.changed("machine 1", install(State.RUNNING, List.of(), Optional.of(work)));
        live.changed("machine 1", install(State.RUNNING, List.of(), Optional.of(work)));
        assertThat(text.toString()).contains("\033[2A").contains("[#####").contains("25%");
    }

    @Test
    void whatAMachineSaysCannotMoveTheCursor() {
        assertThat(Printable.line("a\033[2Jb\nc")).isEqualTo("a [2Jb c");
        assertThat(Printable.lines("a\033b\nc")).isEqualTo("a b\nc");
    }

    @Test
    void timesAreReadable() {
        assertThat(Amounts.time(0)).isEqualTo("0.0 s");
        assertThat(Amounts.time(59_960)).isEqualTo("1:00.0");
        assertThat(Amounts.time(3_725_000)).isEqualTo("1:02:05");
    }

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Table table = new Table("NAME", "SIZE");
        table.row("debian-12", "");
        assertThat(table.lines()).containsExactly("NAME       SIZE", "debian-12  -");
    }
}
