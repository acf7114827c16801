package dev.tarmac.agent.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void waitsLongerEachTimeButNeverLongerThanFiveSeconds() {
        Backoff backoff = new Backoff();
        for (long longest : new long[] {200, 400, 800, 1600, 3200, 5000, 5000})
            assertThat(backoff.nextMillis()).isBetween(longest / 2, longest);
        backoff.reset();
        assertThat(backoff.nextMillis()).isLessThanOrEqualTo(200);
    }
}
