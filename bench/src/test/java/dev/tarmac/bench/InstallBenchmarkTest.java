package dev.tarmac.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.bench.InstallBenchmark.Who;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class InstallBenchmarkTest {
    @Test
    void eachBeginsAPairAsOftenAsTheOther() {
        List<Who> order = IntStream.rangeClosed(1, 8).mapToObj(InstallBenchmark::who).toList();
        assertThat(order)
                .containsExactly(
                        Who.AGENT,
                        Who.BY_HAND,
                        Who.BY_HAND,
                        Who.AGENT,
                        Who.AGENT,
                        Who.BY_HAND,
                        Who.BY_HAND,
                        Who.AGENT);
    }

    /// What the agent's MountedTarget does for speed is done by hand too, and the fastest hash is
    /// taken.
    @Test
    void thePeerHasTheFastestFlags() throws Exception {
        for (String firmware : List.of("bios", "uefi"))
            assertThat(RescueSystem.script("by-hand-" + firmware + ".sh"))
                    .contains("noatime,nobarrier,data=writeback,noinit_itable")
                    .contains("openssl dgst -sha256 -r");
    }

    @Test
    void theRescueSystemIsKnownByADigestOfAllThatGoesIn() throws Exception {
        assertThat(RescueSystem.key()).matches("[0-9a-f]{64}");
    }
}
