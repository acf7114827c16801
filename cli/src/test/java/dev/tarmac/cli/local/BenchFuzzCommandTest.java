package dev.tarmac.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.cli.CommandLineFixture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class BenchFuzzCommandTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--only dhcp-pocket, there is no target 'dhcp-pocket'; there are dhcp-packet",
        "--seconds 0, --seconds is from 1 to",
    })
    void whatCannotBeSearchedIsAUsageError(String words, String told) {
        CommandLineFixture tarmac = new CommandLineFixture(folder);
        assertThat(tarmac.run(("bench fuzz " + words).split(" "))).isEqualTo(2);
        assertThat(tarmac.err()).contains(told);
    }

    @Test
    void saysWhoBringsTheFuzzer() {
        CommandLineFixture tarmac = new CommandLineFixture(folder);
        assertThat(tarmac.run("bench", "fuzz", "--only", "dhcp-packet")).isOne();
        assertThat(tarmac.err()).contains("the fuzzer is not there", "./tarmac");
    }
}
