package dev.tarmac.kickstart.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.kickstart.KsVersion;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// One line, one version, what comes of it. A case is a row of the table: adding one needs no Java.
class CommandVerdictTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/kickstart/accepted.psv", delimiter = '|', quoteCharacter = '~')
    void printsWhatItUnderstood(String version, String line, String normalized) {
        assertThat(CommandVerdict.of(line, KsVersion.valueOf(version)))
                .isEqualTo(new CommandVerdict.Accepted(normalized + "\n"));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/kickstart/refused.psv", delimiter = '|', quoteCharacter = '~')
    void saysWhatIsWrong(String version, String line, String message) {
        assertThat(CommandVerdict.of(line, KsVersion.valueOf(version)))
                .isEqualTo(new CommandVerdict.Refused(message));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/kickstart/unknown.psv", delimiter = '|')
    void knowsWhichVersionHasWhichCommand(String version, String line, String verdict) {
        assertThat(CommandVerdict.of(line, KsVersion.valueOf(version)))
                .isEqualTo(
                        verdict.equals("ignored")
                                ? new CommandVerdict.Ignored()
                                : new CommandVerdict.Unknown());
    }
}
