package dev.tarmac.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class LoginLimitTest {
    private static final Optional<AccountName> EVA = Optional.of(new AccountName("eva"));
    private static final Optional<AccountName> BOB = Optional.of(new AccountName("bob"));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LoginLimit limit = new LoginLimit(() -> now);

    @Test
    void afterAHandfulEachWaitIsTwiceTheOneBefore() throws Exception {
        InetAddress here = InetAddress.getByName("192.0.2.1");
        for (int i = 0; i < 5; i++) assertThat(limit.begin(here, EVA)).isEmpty();
        for (int seconds : new int[] {1, 2, 4, 8, 16}) {
            assertThat(limit.begin(here, EVA)).contains(Duration.ofSeconds(seconds));
            now = now.plusSeconds(seconds);
            assertThat(limit.begin(here, EVA)).isEmpty();
        }
    }

    @Test
    void guessesAtOneNameAreSlowFromManyAddresses() throws Exception {
        for (int i = 0; i < 5; i++)
            assertThat(limit.begin(InetAddress.getByName("192.0.2." + i), EVA)).isEmpty();
        InetAddress fresh = InetAddress.getByName("192.0.2.99");
        assertThat(limit.begin(fresh, EVA)).isPresent();
        assertThat(limit.begin(fresh, BOB)).isEmpty();
    }

    @Test
    void aNameIsNeverShutForLong() throws Exception {
        for (int i = 0; i < 40; i++) {
            limit.begin(InetAddress.getByName("192.0.2." + i), EVA);
            now = now.plusSeconds(20);
        }
        now = now.minusSeconds(20);
        assertThat(limit.begin(InetAddress.getByName("198.51.100.1"), EVA).orElseThrow())
                .isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void oneWhoHasAnAddressOfIpv6HasAllAroundIt() throws Exception {
        for (int i = 0; i < 5; i++)
            limit.begin(InetAddress.getByName("2001:db8::" + i), Optional.empty());
        assertThat(limit.begin(InetAddress.getByName("2001:db8::ffff"), Optional.empty()))
                .isPresent();
        assertThat(limit.begin(InetAddress.getByName("2001:db8:0:1::1"), Optional.empty()))
                .isEmpty();
    }

    @Test
    void whatWasRightOrIsLongAgoIsForgotten() throws Exception {
        InetAddress here = InetAddress.getByName("192.0.2.1");
        for (int i = 0; i < 5; i++) limit.begin(here, EVA);
        limit.right(here, EVA);
        for (int i = 0; i < 5; i++) assertThat(limit.begin(here, EVA)).isEmpty();
        now = now.plus(Duration.ofMinutes(16));
        for (int i = 0; i < 5; i++) assertThat(limit.begin(here, EVA)).isEmpty();
    }
}
