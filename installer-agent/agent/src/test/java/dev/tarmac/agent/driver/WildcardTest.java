package dev.tarmac.agent.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "abc, abc, true",
        "abc, abcd, false",
        "abc, ab, false",
        "a*c, abbbc, true",
        "a*c, abbbd, false",
        "*, anything, true",
        "a**, a, true",
        "a?c, abc, true",
        "a?c, ac, false",
        "[a-c]x, bx, true",
        "[a-c]x, dx, false",
        "[!a-c]x, dx, true",
        "[]]x, ]x, true",
        "[a-, [a-, true",
        "a\\*c, a*c, true",
        "a\\*c, abc, false",
        "pci:v00001AF4d*sv*sd*bc*sc*i*, pci:v00001AF4d00001041sv1sd2bc02sc00i00, true",
        "usb:v*p*d*dc*dsc*dp*ic03isc01ip01in*, usb:v1p2d3dc00dsc00dp00ic03isc01ip01in00, true",
        "dmi*:rn*[Bb]oard*:, dmi:x:rnA board:, true",
    })
    void matchesAsFnmatchDoes(String pattern, String text, boolean expected) {
        assertThat(Wildcard.matches(pattern, text)).isEqualTo(expected);
    }

    @Test
    void doesNotBacktrackForEver() {
        assertThat(Wildcard.matches("a*".repeat(30) + "b", "a".repeat(60))).isFalse();
    }

    @Test
    void knowsHowMuchOfAPatternIsPlain() {
        assertThat(Wildcard.literalPrefix("pci:v00008086d*")).isEqualTo(14);
        assertThat(Wildcard.literalPrefix("fs-ext4")).isEqualTo(7);
        assertThat(Wildcard.literalPrefix("")).isZero();
    }
}
