package dev.tarmac.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskSpecTest {
    @Test
    void readsCountsSizesAndSectors() {
        assertThat(DiskSpec.parse("2x20G,1T@4k,512M@512"))
                .containsExactly(
                        new DiskSpec(20L << 30, 512),
                        new DiskSpec(20L << 30, 512),
                        new DiskSpec(1L << 40, 4096),
                        new DiskSpec(512L << 20, 512));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x1G", "20", "20G@520", "20G,,1G", "x20G", "99x1G"})
    void refusesTheRest(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DiskSpec.parse(text));
    }
}
