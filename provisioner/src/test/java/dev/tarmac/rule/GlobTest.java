package dev.tarmac.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "Dell*, Dell Inc., true",
        "dell inc., Dell Inc., true",
        "aa:bb:*, aa:bb:cc:00:00:01, true",
        "aa:bb:*, aa:bc:cc:00:00:01, false",
        "*-r12-*-eth?, sw-r12-07-eth3, true",
        "*-r12-*-eth?, sw-r12-07-eth31, false",
        "*, '', true",
        "?, '', false",
        "*a*b, xxaxxab, true",
        "a.c, abc, false"
    })
    void matches(String pattern, String text, boolean expected) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(expected);
    }

    /// As a regular expression this pattern would take longer than the server lives.
    @Test
    void stuttersOnNothing() {
        assertThat(new Glob("a*".repeat(90) + "b").matches("a".repeat(5000))).isFalse();
    }

    @Test
    void isNeitherEmptyNorEndless() {
        assertThatThrownBy(() -> new Glob("")).hasMessageContaining("1 to 200");
        assertThatThrownBy(() -> new Glob("x".repeat(201))).hasMessageContaining("1 to 200");
    }
}
