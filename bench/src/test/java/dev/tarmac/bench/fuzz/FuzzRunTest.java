package dev.tarmac.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The fuzzer itself, for as long as everybody can wait at every change; `tarmac bench fuzz` has
/// the patience.
@Timeout(240)
class FuzzRunTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    void nothingOfOursBreaksWithinSeconds(@TempDir Path corpus) throws Exception {
        FuzzResult result = new Fuzzing(jazzer(), corpus).search("all", Fuzzing.names(), PATIENCE);
        assertThat(result.finding())
                .as("the first byte says which target, modulo %d", Fuzzing.names().size())
                .isEmpty();
        long seeds = FuzzTargets.ALL.stream().mapToLong(target -> target.seeds().size()).sum();
        assertThat(result.executions()).isGreaterThan(seeds);
        assertThat(result.covered()).isPositive();
    }

    private static List<Path> jazzer() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(
                        path ->
                                path.getFileName()
                                        .toString()
                                        .matches("jazzer(-api)?-[0-9].*[.]jar"))
                .toList();
    }
}
