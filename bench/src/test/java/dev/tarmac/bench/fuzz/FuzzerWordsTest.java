package dev.tarmac.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FuzzerWordsTest {
    private static final FuzzerWords QUIET =
            new FuzzerWords(
                    """
                    INFO: Running with entropic power schedule (0xFF, 100).
                    #2	INITED cov: 41 ft: 53 corp: 2/9b exec/s: 0 rss: 900Mb
                    #7	NEW    cov: 48 ft: 61 corp: 3/11b lim: 4 exec/s: 0 rss: 900Mb L: 2/4
                    #262144	pulse  cov: 52 ft: 70 corp: 5/30b lim: 4096 exec/s: 87381 rss: 910Mb
                    Done 500000 runs in 6 second(s)
                    stat::number_of_executed_units: 500000
                    stat::average_exec_per_sec:     83333
                    """);

    private static final FuzzerWords FOUND =
            new FuzzerWords(
                    """
                    #7	NEW    cov: 48 ft: 61 corp: 3/11b lim: 4 exec/s: 0 rss: 900Mb L: 2/4

                    == Java Exception: java.lang.IllegalStateException: too far
                    	at dev.tarmac.Some.thing(Some.java:7)
                    	at dev.tarmac.Other.thing(Other.java:8)
                    DEDUP_TOKEN: 8a5d
                    == libFuzzer crashing input ==
                    MS: 1 ChangeByte-; base unit: adc83
                    artifact_prefix='/tmp/f/'; Test unit written to /tmp/f/crash-0123
                    stat::number_of_executed_units: 12
                    """);

    @Test
    void countsWhatWasTried() {
        assertThat(QUIET.executions()).isEqualTo(500_000);
        assertThat(QUIET.covered()).isEqualTo(52);
        assertThat(QUIET.artifact()).isEmpty();
    }

    @Test
    void tellsWhatWasFound() {
        assertThat(FOUND.artifact()).contains("/tmp/f/crash-0123");
        assertThat(FOUND.what())
                .startsWith("java.lang.IllegalStateException: too far\n\tat dev.tarmac.Some")
                .doesNotContain("libFuzzer", "DEDUP");
    }

    @Test
    void tellsThatSomethingTakesTooLong() {
        assertThat(new FuzzerWords("==7== ERROR: libFuzzer: timeout after 20 seconds\n").what())
                .isEqualTo("it takes too long");
    }
}
