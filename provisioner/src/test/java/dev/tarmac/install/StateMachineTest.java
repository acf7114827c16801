package dev.tarmac.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.install.Happening.Told;
import dev.tarmac.install.Happening.Word;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class StateMachineTest {
    /// Rows: where it stands. Columns: what happens. `-` = over, refused.
    @ParameterizedTest
    @CsvSource({
        // state,   Planned, Refused, Restarted, Lost,   Proved, Doubted,  Retried, Aborted
        "ordered,   running, failed,  -,         -,      -,      -,        -,       aborted",
        "running,   -,       failed,  ordered+1, failed, -,      -,        -,       aborted",
        "installed, -,       -,       -,         -,      proven, unproven, -,       -",
        "proven,    -,       -,       -,         -,      -,      -,        -,       -",
        "unproven,  -,       -,       -,         -,      proven, -,        ordered+1, -",
        "failed,    -,       -,       -,         -,      -,      -,        ordered+1, -",
        "aborted,   -,       -,       -,         -,      -,      -,        ordered+1, -",
    })
    void goesOnlyWhereTheTableSays(
            String state,
            String planned,
            String refused,
            String restarted,
            String lost,
            String proved,
            String doubted,
            String retried,
            String aborted) {
        Status status = new Status(InstallState.parse(state), 3, 7);
        assertThat(next(status, new Happening.Planned())).isEqualTo(planned);
        assertThat(next(status, new Happening.Refused())).isEqualTo(refused);
        assertThat(next(status, new Happening.Restarted())).isEqualTo(restarted);
        assertThat(next(status, new Happening.Lost())).isEqualTo(lost);
        assertThat(next(status, new Happening.Proved())).isEqualTo(proved);
        assertThat(next(status, new Happening.Doubted())).isEqualTo(doubted);
        assertThat(next(status, new Happening.Retried())).isEqualTo(retried);
        assertThat(next(status, new Happening.Aborted())).isEqualTo(aborted);
    }

    private static String next(Status from, Happening happening) {
        return switch (StateMachine.on(from, happening)) {
            case Verdict.Next(Status status) ->
                    status.state()
                            + (status.attempt() > from.attempt()
                                    ? "+" + (status.attempt() - from.attempt())
                                    : "");
            case Verdict.Over(String why) -> "-";
            case Verdict.Repeat() -> "repeat";
            case Verdict.Gap(long expected) -> "gap " + expected;
        };
    }

    /// The agent's words at a running install of attempt 2 that has seen 5 of them.
    @ParameterizedTest
    @CsvSource({
        "2, 6, GOING_ON,  running",
        "2, 6, INSTALLED, installed",
        "2, 6, FAILED,    failed",
        "2, 5, FAILED,    repeat",
        "2, 1, INSTALLED, repeat",
        "2, 7, GOING_ON,  gap 6",
        "2, 9, INSTALLED, gap 6",
        "1, 6, GOING_ON,  -",
        "3, 1, GOING_ON,  -",
    })
    void takesTheAgentsWordsInOrder(int attempt, long sequence, Word word, String expected) {
        Status running = new Status(InstallState.RUNNING, 2, 5);
        assertThat(next(running, new Told(attempt, sequence, word))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"ordered", "installed", "proven", "unproven", "failed", "aborted"})
    void nothingNewFromTheAgentCountsUnlessItRuns(String state) {
        Status status = new Status(InstallState.parse(state), 2, 5);
        assertThat(next(status, new Told(2, 6, Word.FAILED))).isEqualTo("-");
    }

    /// An answer can get lost when the server is killed: what was acknowledged in the database is
    /// acknowledged again, also after the end.
    @ParameterizedTest
    @CsvSource({"installed", "proven", "unproven", "failed", "aborted"})
    void wordsTakenBeforeTheEndAreAcknowledgedAgainAfterIt(String state) {
        Status status = new Status(InstallState.parse(state), 2, 5);
        assertThat(next(status, new Told(2, 5, Word.INSTALLED))).isEqualTo("repeat");
    }

    @Test
    void noStoryEverGoesBackwards() {
        Random random = new Random(20260101);
        for (int story = 0; story < 2_000; story++) {
            Status status = Status.NEW;
            for (int i = 0; i < 40; i++) {
                Status before = status;
                if (StateMachine.on(status, anything(random, status))
                        instanceof Verdict.Next(Status next)) status = next;
                assertThat(status.attempt()).isGreaterThanOrEqualTo(before.attempt());
                if (status.attempt() == before.attempt()) {
                    assertThat(status.sequence()).isGreaterThanOrEqualTo(before.sequence());
                    assertThat(rank(status.state())).isGreaterThanOrEqualTo(rank(before.state()));
                }
            }
        }
    }

    private static Happening anything(Random random, Status status) {
        List<Happening> all =
                Stream.concat(
                                Stream.<Happening>of(
                                        new Happening.Planned(),
                                        new Happening.Refused(),
                                        new Happening.Restarted(),
                                        new Happening.Lost(),
                                        new Happening.Proved(),
                                        new Happening.Doubted(),
                                        new Happening.Retried(),
                                        new Happening.Aborted()),
                                EnumSet.allOf(Word.class).stream()
                                        .map(
                                                word ->
                                                        new Told(
                                                                status.attempt()
                                                                        - random.nextInt(2),
                                                                status.sequence()
                                                                        + random.nextInt(4)
                                                                        - 1,
                                                                word)))
                        .toList();
        return all.get(random.nextInt(all.size()));
    }

    private static int rank(InstallState state) {
        return switch (state) {
            case ORDERED -> 0;
            case RUNNING -> 1;
            case INSTALLED -> 2;
            case UNPROVEN -> 3;
            case PROVEN, FAILED, ABORTED -> 4;
        };
    }
}
