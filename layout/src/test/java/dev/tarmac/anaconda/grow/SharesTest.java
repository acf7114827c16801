package dev.tarmac.anaconda.grow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.anaconda.grow.Shares.Share;

import org.junit.jupiter.api.Test;

import java.util.List;

class SharesTest {
    private static long[] unlimited(long pool, Share... shares) {
        return Shares.of(List.of(shares), pool, (index, growth) -> Long.MAX_VALUE);
    }

    @Test
    void givesInProportionToTheBase() {
        assertThat(unlimited(100, new Share(1, true), new Share(3, true), new Share(9, false)))
                .containsExactly(25, 75, 0);
    }

    /// 1/3 has 28 digits here, so three thirds are less than one.
    @Test
    void theFirstGetsWhatRoundingLeaves() {
        assertThat(unlimited(3, new Share(1, true), new Share(1, true), new Share(1, true)))
                .containsExactly(3, 0, 0);
    }

    @Test
    void whatOneCannotTakeGoesToTheOthers() {
        long[] growth =
                Shares.of(
                        List.of(new Share(10, true), new Share(10, true), new Share(20, true)),
                        400,
                        (index, soFar) -> index == 2 ? 40 : Long.MAX_VALUE);
        assertThat(growth).containsExactly(180, 180, 40);
    }

    @Test
    void givesNothingWhenAllAreFull() {
        assertThat(Shares.of(List.of(new Share(5, true)), 10, (index, soFar) -> 0))
                .containsExactly(0);
    }
}
