package dev.tarmac.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource({
        "4, 4, true",
        "4, 5, false",
        ">= 4, 4, true",
        "> 4, 4, false",
        "<=4, 4, true",
        "< 4, 4, false",
        "2..4, 3, true",
        "2..4, 5, false",
        "1K, 1024, true",
        "1.5 KiB, 1536, true"
    })
    void holds(String text, long number, boolean expected) {
        assertThat(Amount.parse(text).holds(number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // As Linux tells of 256 GiB: some of it is the firmware's and the kernel's.
        "256 GiB, 270000000000, true",
        "256 GB, 270000000000, true",
        ">= 256 GiB, 270000000000, true",
        "256 GiB, 137438953472, false",
        ">= 256 GiB, 137438953472, false",
        "256 GiB, 549755813888, false"
    })
    void memoryIsALittleLessThanItIsSoldAs(String text, long bytes, boolean expected) {
        assertThat(Amount.parse(text).holdsMemory(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "4 XB", ">= ", "4..", "-1", "1e9", "4 4"})
    void otherTextsAreNoAmount(String text) {
        assertThatThrownBy(() -> Amount.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatHoldsNever() {
        assertThatThrownBy(() -> Amount.parse("4..2")).hasMessageContaining("no number");
        assertThatThrownBy(() -> Amount.parse("9999999 PiB"))
                .hasMessageContaining("more than any machine");
    }
}
