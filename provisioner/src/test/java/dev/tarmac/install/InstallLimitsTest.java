package dev.tarmac.install;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class InstallLimitsTest {
    private static final InstallLimits TEN_GIGABIT = new InstallLimits(100, Optional.of(10_000));

    @Test
    void theLinkIsSharedUpToWhatItCarries() {
        assertThat(TEN_GIGABIT.carries(List.of(1000, 1000), 8000)).isTrue();
        assertThat(TEN_GIGABIT.carries(List.of(1000, 1000), 8001)).isFalse();
    }

    @Test
    void aMachineThatIsFasterThanTheServerGoesAlone() {
        assertThat(TEN_GIGABIT.carries(List.of(), 25_000)).isTrue();
        assertThat(TEN_GIGABIT.carries(List.of(25_000), 1000)).isFalse();
    }

    @Test
    void withoutALimitNobodyWaitsForTheLink() {
        assertThat(InstallLimits.USUAL.carries(List.of(100_000, 100_000), 100_000)).isTrue();
    }
}
