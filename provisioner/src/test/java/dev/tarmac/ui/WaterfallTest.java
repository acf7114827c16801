package dev.tarmac.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.ledger.Phase;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class WaterfallTest {
    private static final Instant START = Instant.parse("2026-03-04T10:00:00Z");

    @Test
    void phasesShareOneAxis() {
        Waterfall waterfall =
                Waterfall.of(
                        List.of(
                                phase("dhcp", 0, 1),
                                phase("unpack", 10, 35),
                                phase("flush", 35, 40)),
                        START.plusSeconds(40));
        assertThat(waterfall.total()).isEqualTo("40.0 s");
        assertThat(waterfall.bars().get(1))
                .isEqualTo(
                        new Waterfall.Bar(
                                "unpack", "data", "10.0 s", "25.0 s", "25.000%", "62.500%", false));
        assertThat(waterfall.ticks()).extracting(Waterfall.Tick::text).contains("0 s", "40 s");
        assertThat(waterfall.ticks()).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void whatLastsReachesUntilNow() {
        Waterfall waterfall =
                Waterfall.of(
                        List.of(
                                phase("dhcp", 0, 1),
                                new Phase("kernel", START.plusSeconds(5), Optional.empty())),
                        START.plusSeconds(10));
        Waterfall.Bar kernel = waterfall.bars().getLast();
        assertThat(kernel.running()).isTrue();
        assertThat(kernel.took()).isEqualTo("…");
        assertThat(kernel.width()).isEqualTo("50.000%");
    }

    /// An attempt whose clock says nothing must not divide by it.
    @Test
    void nothingTakesNoTime() {
        assertThat(Waterfall.of(List.of(phase("plan", 0, 0)), START).bars()).hasSize(1);
        assertThat(Waterfall.of(List.of(), START).isEmpty()).isTrue();
    }

    private static Phase phase(String name, int from, int to) {
        return new Phase(name, START.plusSeconds(from), Optional.of(START.plusSeconds(to)));
    }
}
