package dev.tarmac.pxe.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.Loader;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class BootStageTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String FILE = "undionly.kpxe";
    private static final BootStage TOLD = BootStage.fresh(NOW).toldToFetch(FILE);
    private static final BootStage FETCHED = TOLD.fetched(FILE, NOW);

    @Test
    void anIpxeThatFetchedNothingIsForeign() {
        assertThat(BootStage.fresh(NOW).iPxeIs(NOW)).isEqualTo(Loader.FOREIGN_IPXE);
        assertThat(TOLD.iPxeIs(NOW)).isEqualTo(Loader.FOREIGN_IPXE);
    }

    @Test
    void anIpxeThatJustFetchedOurLoaderIsOurs() {
        assertThat(FETCHED.iPxeIs(NOW.plusSeconds(60))).isEqualTo(Loader.OUR_IPXE);
    }

    @Test
    void anotherFileIsNoLoader() {
        assertThat(TOLD.fetched("memtest", NOW).iPxeIs(NOW)).isEqualTo(Loader.FOREIGN_IPXE);
        assertThat(BootStage.fresh(NOW).fetched(FILE, NOW).iPxeIs(NOW))
                .isEqualTo(Loader.FOREIGN_IPXE);
    }

    @Test
    void aResetAfterTheAcknowledgementStartsInTheRom() {
        assertThat(FETCHED.ourIpxeAcknowledged().iPxeIs(NOW)).isEqualTo(Loader.FOREIGN_IPXE);
    }

    @Test
    void aFetchThatNobodyUsedGoesStale() {
        Instant late = NOW.plus(BootStage.FETCH_COUNTS);
        assertThat(FETCHED.iPxeIs(late.minusMillis(1))).isEqualTo(Loader.OUR_IPXE);
        assertThat(FETCHED.iPxeIs(late)).isEqualTo(Loader.FOREIGN_IPXE);
    }

    @Test
    void firmwareThatAsksAgainEndsTheBootBefore() {
        assertThat(FETCHED.firmwareAsked().iPxeIs(NOW)).isEqualTo(Loader.FOREIGN_IPXE);
    }

    @Test
    void loadersThatLoadEachOtherGetTheUrlInTheEnd() {
        BootStage stage = BootStage.fresh(NOW);
        Instant now = NOW;
        int loads = 0;
        while (stage.iPxeIs(now) == Loader.FOREIGN_IPXE && loads < 100) {
            stage = stage.toldToFetch(FILE).fetched(FILE, now).ourIpxeAcknowledged();
            now = now.plusSeconds(5);
            loads++;
        }
        assertThat(loads).isEqualTo(BootStage.LOADS_LIMIT);
        assertThat(stage.iPxeIs(NOW.plus(BootStage.LOADS_COUNT))).isEqualTo(Loader.FOREIGN_IPXE);
    }

    @Test
    void theCountOfLoadersStartsAnewWithTime() {
        BootStage stage = BootStage.fresh(NOW);
        for (int boot = 0; boot < 20; boot++) {
            Instant then = NOW.plus(BootStage.LOADS_COUNT.multipliedBy(boot));
            assertThat(stage.iPxeIs(then)).isEqualTo(Loader.FOREIGN_IPXE);
            stage = stage.toldToFetch(FILE).fetched(FILE, then).ourIpxeAcknowledged();
        }
    }
}
