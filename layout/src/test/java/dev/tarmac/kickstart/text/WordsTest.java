package dev.tarmac.kickstart.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    one two            | one;two
                    one\ttwo           | one;two
                    'a b'c"d e"        | a bcd e
                    "a\\"b\\\\c\\d"    | a"b\\c\\d
                    'a\\b'             | a\\b
                    a\\ b\\#c          | a b#c
                    x '' y             | x;;y
                    a#b c              | a
                    'a#b' # c          | a#b
                    a\u00a0b           | a\u00a0b
                    """)
    void splitsLikeAShell(String line, String words) throws OpenQuote {
        assertThat(Words.ofCommand(line).stream().map(Word::text))
                .containsExactlyElementsOf(List.of(words.split(";", -1)));
    }

    @Test
    void tellsWhereAWordBegins() throws OpenQuote {
        assertThat(Words.ofCommand("  part '/a b'\t--grow").stream().map(Word::column))
                .containsExactly(3, 8, 15);
    }

    @Test
    void aHashIsOrdinaryInAHeader() throws OpenQuote {
        assertThat(Words.ofHeader("%end # done").stream().map(Word::text))
                .containsExactly("%end", "#", "done");
    }

    @ParameterizedTest
    @CsvSource({"rootpw 'abc,8,No closing quotation", "a b\\,4,No escaped character"})
    void pointsAtWhatIsLeftOpen(String line, int column, String what) {
        OpenQuote open = catchThrowableOfType(OpenQuote.class, () -> Words.ofCommand(line));
        assertThat(open).hasMessage(what);
        assertThat(open.column()).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u000b", "\u000c", "\u001e", "\u0085", "\u2028"})
    void cutsPhysicalLinesWhereTheReferenceDoes(String end) {
        List<SourceLine> lines = PhysicalLines.of("f.ks", "a" + end + end + "b");
        assertThat(lines.stream().map(SourceLine::text)).containsExactly("a" + end, end, "b");
        assertThat(lines.getLast().number()).isEqualTo(3);
    }
}
