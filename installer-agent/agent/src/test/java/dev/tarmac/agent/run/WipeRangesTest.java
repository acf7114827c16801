package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class WipeRangesTest {
    private static final long EDGE = WipeRanges.EDGE;

    @Test
    void coversBothEndsOfTheDiskAndOfEachPartition() {
        assertThat(WipeRanges.of(100 * EDGE, List.of(new WipeRanges.Range(2 * EDGE, 40 * EDGE))))
                .containsExactly(
                        new WipeRanges.Range(0, EDGE),
                        new WipeRanges.Range(99 * EDGE, EDGE),
                        new WipeRanges.Range(2 * EDGE, EDGE),
                        new WipeRanges.Range(41 * EDGE, EDGE));
    }

    @Test
    void writesNothingBehindTheDiskWhateverATableClaims() {
        assertThat(WipeRanges.of(4 * EDGE, List.of(new WipeRanges.Range(3 * EDGE, 9 * EDGE))))
                .allMatch(range -> range.offset() + range.length() <= 4 * EDGE);
        assertThat(WipeRanges.of(4 * EDGE, List.of(new WipeRanges.Range(9 * EDGE, EDGE))))
                .hasSize(2);
    }

    @Test
    void coversSmallPartitionsWhole() {
        assertThat(WipeRanges.of(8 * EDGE, List.of(new WipeRanges.Range(EDGE, 512))))
                .contains(new WipeRanges.Range(EDGE, 512));
        assertThat(WipeRanges.of(512, List.of())).containsExactly(new WipeRanges.Range(0, 512));
    }
}
