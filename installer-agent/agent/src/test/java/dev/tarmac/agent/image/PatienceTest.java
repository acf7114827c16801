package dev.tarmac.agent.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.LongStream;

class PatienceTest {
    @Test
    void waitsLongerEachTimeButNeverLongerThanFiveSeconds() {
        assertThat(LongStream.iterate(Patience.after(0), Patience::after).limit(9))
                .containsExactly(50L, 100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
    }
}
