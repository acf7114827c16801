package dev.tarmac.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.cli.CommandLineFixture;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class BenchInventoryCommandTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--machines 0, --machines is from 1 to 1000000",
        "--machines 10 --agents 11, --agents is from 1 to 10",
        "--seconds 0, --seconds is from 1 to 3600",
    })
    void whatCannotBeMeasuredIsAUsageError(String words, String told) {
        CommandLineFixture tarmac = new CommandLineFixture(folder);
        assertThat(tarmac.run(("bench inventory " + words).split(" "))).isEqualTo(2);
        assertThat(tarmac.err()).contains(told);
    }
}
