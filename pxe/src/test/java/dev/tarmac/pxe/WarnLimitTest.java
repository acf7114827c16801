package dev.tarmac.pxe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class WarnLimitTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Long> told = new ArrayList<>();
    private final WarnLimit limit = new WarnLimit(told::add);

    @Test
    void saysTheSameOnceAMinute() {
        assertThat(limit.allows("a", NOW)).isTrue();
        assertThat(limit.allows("a", NOW.plusSeconds(59))).isFalse();
        assertThat(limit.allows("b", NOW.plusSeconds(59))).isTrue();
        assertThat(limit.allows("a", NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void hasAnEndForMadeUpPackets() {
        int said = 0;
        for (int packet = 0; packet < 10_000; packet++) if (limit.allows("" + packet, NOW)) said++;
        assertThat(said).isEqualTo(WarnLimit.MOST);
    }

    @Test
    void tellsHowManyAMinuteHadBesides() {
        for (int packet = 0; packet < 10_000; packet++) limit.allows("" + packet, NOW);
        // Said already: nothing is hidden by saying it once.
        limit.allows("0", NOW);
        limit.passTo(NOW.plusSeconds(59));
        assertThat(told).isEmpty();
        limit.passTo(NOW.plusSeconds(60));
        assertThat(told).containsExactly(10_000L - WarnLimit.MOST);
        limit.passTo(NOW.plusSeconds(120));
        assertThat(told).hasSize(1);
    }

    @Test
    void tellsWhatIsUntoldAtTheEnd() {
        for (int packet = 0; packet <= WarnLimit.MOST; packet++) limit.allows("" + packet, NOW);
        limit.end();
        assertThat(told).containsExactly(1L);
    }
}
