package dev.tarmac.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

class HelloLimitTest {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final HelloLimit limit = new HelloLimit(now::get);

    @Test
    void anAddressMayBeRefusedSomeTimesAtOnceThenSlowly() {
        for (int i = 0; i < 10; i++) {
            assertThat(limit.allows("192.168.76.100")).isTrue();
            limit.refused("192.168.76.100");
        }
        assertThat(limit.allows("192.168.76.100")).isFalse();
        assertThat(limit.allows("192.168.76.101")).isTrue();
        now.set(now.get().plusSeconds(2));
        assertThat(limit.allows("192.168.76.100")).isTrue();
        limit.refused("192.168.76.100");
        assertThat(limit.allows("192.168.76.100")).isFalse();
    }

    @Test
    void goodHellosAreNotCounted() {
        for (int i = 0; i < 1000; i++) assertThat(limit.allows("192.168.76.100")).isTrue();
    }
}
