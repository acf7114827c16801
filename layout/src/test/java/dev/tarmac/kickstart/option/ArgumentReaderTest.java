package dev.tarmac.kickstart.option;

import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL9;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.list;
import static dev.tarmac.kickstart.option.Arguments.maybe;
import static dev.tarmac.kickstart.option.Arguments.number;
import static dev.tarmac.kickstart.option.Arguments.one;
import static dev.tarmac.kickstart.option.Arguments.text;
import static dev.tarmac.kickstart.option.Arguments.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.kickstart.text.OpenQuote;
import dev.tarmac.kickstart.text.Word;
import dev.tarmac.kickstart.text.Words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

class ArgumentReaderTest {
    private static final Syntax SYNTAX =
            Syntax.of(
                    one("place", "<place>"),
                    words("rest", "<rest*>"),
                    number("--size"),
                    flag("--thin"),
                    text("--thinpool"),
                    text("--ondisk", "--ondrive").into("disk"),
                    list("--drives"),
                    maybe("--reformat"),
                    text("--location").oneOf("mbr", "none"),
                    text("--new").notIn(RHEL7));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    / --si=5                 | {place=/, size=5}             | []
                    --size 5 /               | {place=/, size=5}             | []
                    / --size=' 7 '           | {place=/, size=7}             | []
                    / --size=+1_000          | {place=/, size=1000}          | []
                    / --size -5              | {place=/, size=-5}            | []
                    / --size=1 --size=2      | {place=/, size=2}             | []
                    / --thin                 | {place=/, thin=true}          | []
                    / --ondr=sda             | {disk=sda, place=/}           | []
                    / --drives=' a ,,b'      | {drives=a,b, place=/}         | []
                    / --reformat             | {place=/, reformat=true}      | []
                    / --reformat xfs         | {place=/, reformat=xfs}       | []
                    / a b --size=1           | {place=/, rest=a,b, size=1}   | []
                    / --size=1 a b           | {place=/, size=1}             | [a, b]
                    / --bogus --size=1       | {place=/, size=1}             | [--bogus]
                    / --size=1 -- --thin     | {place=/, size=1}             | [--, --thin]
                    --size=1 -- --thin       | {place=--thin, size=1}        | []
                    / -                      | {place=/, rest=-}             | []
                    """)
    void followsTheTable(String line, String settings, String leftovers)
            throws OpenQuote, Rejected {
        Reading reading = read(line);
        assertThat(shown(reading)).isEqualTo(settings);
        assertThat(reading.leftovers()).hasToString(leftovers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    --size=1             | 0  | the following arguments are required: <place>, <rest*>
                    / --size             | 3  | argument --size: expected one argument
                    / --size --thin      | 3  | argument --size: expected one argument
                    / --size=1.5         | 3  | argument --size: invalid int value: '1.5'
                    / --size "it's"      | 10 | argument --size: invalid int value: "it's"
                    / --thin=yes         | 3  | argument --thin: ignored explicit argument 'yes'
                    / --ond=sda          | 3  | ambiguous option: --ond=sda could match --ondisk, --ondrive
                    / --location=boot    | 3  | argument --location: invalid choice: 'boot' (choose from 'mbr', 'none')
                    / --ondisk -x        | 3  | argument --ondisk/--ondrive: expected one argument
                    """)
    void refusesWithTheColumn(String line, int column, String what) {
        Rejected rejected = catchThrowableOfType(Rejected.class, () -> read(line));
        assertThat(rejected).hasMessage(what);
        assertThat(rejected.column()).isEqualTo(column);
        assertThat(rejected.fix()).isNotBlank();
    }

    @Test
    void anOptionThatTheVersionLacksIsLeftOver() throws OpenQuote, Rejected {
        assertThat(ArgumentReader.read(SYNTAX.in(RHEL7), Words.ofCommand("/ --new=x")).leftovers())
                .extracting(Word::text)
                .containsExactly("--new=x");
    }

    private static Reading read(String line) throws OpenQuote, Rejected {
        return ArgumentReader.read(SYNTAX.in(RHEL9), Words.ofCommand(line));
    }

    /// What is not empty.
    private static String shown(Reading reading) {
        return reading.values().settings().entrySet().stream()
                .filter(setting -> !setting.getValue().isEmpty())
                .map(setting -> setting.getKey() + "=" + setting.getValue().printed())
                .sorted()
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
