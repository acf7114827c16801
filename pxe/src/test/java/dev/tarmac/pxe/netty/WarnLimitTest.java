package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class WarnLimitTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final WarnLimit limit = new WarnLimit();

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
}
