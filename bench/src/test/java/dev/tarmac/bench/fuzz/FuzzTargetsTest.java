package dev.tarmac.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The targets without the fuzzer.
@Timeout(60)
class FuzzTargetsTest {
    /// What was found once: a file for each, below the name of its target.
    private static final Path FOUND = Path.of("src/test/resources/fuzz");

    static List<FuzzTarget> targets() {
        return FuzzTargets.ALL;
    }

    /// Otherwise the search starts at a refusal, and has to find the way in by itself.
    @ParameterizedTest
    @MethodSource("targets")
    void aSeedIsRefusedByNobody(FuzzTarget target) throws Exception {
        assertThat(target.seeds()).isNotEmpty();
        // A system that is taken has a kernel in it: megabytes.
        assumeThat(target.name()).isNotEqualTo("image-import");
        for (byte[] seed : target.seeds()) target.taking().take(seed);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void nothingAtAllIsNoFinding(FuzzTarget target) throws Exception {
        target.take(new byte[0]);
        for (byte[] seed : target.seeds())
            for (int length = 0; length < seed.length; length += 1 + seed.length / 100)
                target.take(Arrays.copyOf(seed, length));
    }

    static List<Arguments> found() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOUND)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList())
                all.add(Arguments.of(file.getParent().getFileName().toString(), file));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("found")
    void whatWasFoundIsMended(String target, Path input) throws Exception {
        FuzzTargets.named(target).take(Files.readAllBytes(input));
    }

    @Test
    void everyTargetHasANameOfItsOwn() {
        assertThat(Fuzzing.names()).doesNotHaveDuplicates();
        assertThatThrownBy(() -> FuzzTargets.named("nothing")).hasMessageContaining("'nothing'");
    }

    @Test
    void theFirstByteChoosesAmongSeveral() throws Exception {
        byte[] loader = FuzzTargets.named("tftp-packet").seeds().getFirst();
        assertThat(FuzzProcess.inputOf(3, 7, loader))
                .hasSize(loader.length + 1)
                .startsWith((byte) 3);
        assertThat(FuzzProcess.inputOf(0, 1, loader)).isEqualTo(loader);
        FuzzProcess.fuzzerInitialize(new String[] {"http-range", "tftp-packet"});
        FuzzProcess.fuzzerTestOneInput(FuzzProcess.inputOf(1, 2, loader));
    }
}
