package dev.tarmac.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Optional;

class HostnamePatternTest {
    private static final Map<String, String> WORDS =
            Map.of("mac", "525400123456", "serial", "CZ 3-07/B", "product", "Not Specified");

    @ParameterizedTest
    @CsvSource({
        "node-{serial},            node-cz-3-07-b",
        "node-{mac},               node-525400123456",
        "'{product}|node-{mac}',   node-525400123456",
        "'{uuid}|{product}|spare', spare",
        "Web01.example.org,        web01.example.org",
    })
    void takesTheFirstAlternativeWhoseWordsAreKnown(String pattern, String name) {
        assertThat(new HostnamePattern(pattern).name(WORDS)).contains(name);
    }

    @Test
    void aMachineThatNoAlternativeFitsGetsNoName() {
        assertThat(new HostnamePattern("{product}-{mac}").name(WORDS)).isEqualTo(Optional.empty());
    }

    @Test
    void aNameThatIsTooLongIsNoName() {
        assertThat(new HostnamePattern("{serial}").name(Map.of("serial", "x".repeat(64))))
                .isEmpty();
    }

    /// Linux takes 64 characters.
    @Test
    void aNameThatLinuxDoesNotTakeIsNoName() {
        String label = "x".repeat(31);
        assertThat(HostnamePattern.isHostname(label + "." + label)).isTrue();
        assertThat(HostnamePattern.isHostname(label + "." + label + ".de")).isFalse();
    }

    /// A rack of boards that were never programmed would be one name.
    @ParameterizedTest
    @ValueSource(
            strings = {"0123456789", "System Serial Number", "N/A", "To be filled by O.E.M.", "0"})
    void aPlaceholderIsNoSerialNumber(String serial) {
        Map<String, String> words = Map.of("mac", "525400123456", "serial", serial);
        assertThat(new HostnamePattern("node-{serial}|node-{mac}").name(words))
                .contains("node-525400123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "node-{rack}", "node_1", "a b", "{serial", "{mac}; reboot"})
    void refusesWhatCanNeverBeAName(String pattern) {
        assertThatThrownBy(() -> new HostnamePattern(pattern))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
