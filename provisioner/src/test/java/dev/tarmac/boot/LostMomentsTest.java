package dev.tarmac.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class LostMomentsTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final List<Long> told = new ArrayList<>();
    private final LostMoments lost = new LostMoments(() -> now, told::add);

    @Test
    void tellsOnceAMinuteHowManyThereWere() {
        for (int moment = 0; moment < 1_000_000; moment++) lost.add();
        assertThat(told).containsExactly(1L);
        now = now.plusSeconds(60);
        lost.tell();
        assertThat(told).containsExactly(1L, 999_999L);
        now = now.plusSeconds(60);
        lost.tell();
        assertThat(told).hasSize(2);
    }
}
