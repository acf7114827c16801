package dev.tarmac.pxe.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.TftpLimits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

class TermsTest {
    @Test
    void aPlainRequestGetsPlainTerms() {
        Terms terms = terms(Map.of(), 1024);
        assertThat(terms.accepted()).isEmpty();
        assertThat(terms.blockSize()).isEqualTo(512);
        assertThat(terms.window()).isEqualTo(1);
        assertThat(terms.blocks()).isEqualTo(3);
        assertThat(terms.length(3)).isZero();
    }

    @Test
    void answersOptionsInTheOrderOfTheRequest() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("tsize", "0");
        asked.put("multicast", "");
        asked.put("blksize", "65464");
        asked.put("windowsize", "16");
        asked.put("timeout", "3");
        Terms terms = terms(asked, 74213);
        assertThat(terms.accepted().toString())
                .isEqualTo("{tsize=74213, blksize=1468, windowsize=16, timeout=3}");
        assertThat(terms.timeout()).contains(Duration.ofSeconds(3));
        assertThat(terms.blocks()).isEqualTo(51);
        assertThat(terms.length(51)).isEqualTo(74213 - 50 * 1468);
    }

    @ParameterizedTest
    @CsvSource({
        "blksize,7",
        "blksize,65465",
        "blksize,-1",
        "blksize,x",
        "windowsize,0",
        "windowsize,65536",
        "timeout,0",
        "timeout,11",
        "timeout,256",
        "timeout,99999999999999999999",
        "tsize,''"
    })
    void leavesOutWhatMakesNoSense(String name, String value) {
        assertThat(terms(Map.of(name, value), 10).accepted()).isEmpty();
    }

    private static Terms terms(Map<String, String> asked, long size) {
        return Terms.of(asked, size, TftpLimits.STANDARD);
    }
}
