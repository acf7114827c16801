package dev.tarmac.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {
    /// `480GB` meant 480 GiB once: a size that no disk has.
    @ParameterizedTest
    @CsvSource({
        "1K, 1024",
        "1KiB, 1024",
        "1KB, 1000",
        "1.5G, 1610612736",
        "480GB, 480000000000",
        "480gb, 480000000000",
        "480GiB, 515396075520",
        "2TB, 2000000000000",
        "2T, 2199023255552",
        "7, 7",
        "7B, 7",
    })
    void unitsSayWhatTheyCount(String text, long bytes) {
        assertThat(Size.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "9999999P, larger than any disk",
        "0.3K, not a whole number of bytes",
        "x, is no size",
        "1iB, is no size",
        "-1G, is no size",
    })
    void refusesWithTheReason(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Size.bytes(text))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"500GB, true", "400G..400G, true", ">=400G, false", "<=2T, false"})
    void oneSizeAloneIsExact(String text, boolean exact) {
        assertThat(SizeRange.parse(text).isExact()).isEqualTo(exact);
    }
}
