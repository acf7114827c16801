package dev.tarmac.bench.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void ninetyNineOfAHundredAreThatOrLess() {
        Times times = new Times();
        for (int millis = 1000; millis >= 1; millis--) times.add(millis * 1_000_000L);
        assertThat(times.millis(99)).isEqualTo(990);
        assertThat(times.millis(100)).isEqualTo(1000);
        assertThat(times.millis(50)).isEqualTo(500);
    }

    @Test
    void oneIsAllThereIs() {
        Times times = new Times();
        times.add(3_000_000);
        assertThat(times.millis(99)).isEqualTo(3);
    }

    @Test
    void nothingTakesNoTime() {
        assertThat(new Times().millis(99)).isZero();
    }
}
