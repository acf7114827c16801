package dev.tarmac.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.kickstart.text.OpenQuote;
import dev.tarmac.kickstart.text.Word;
import dev.tarmac.kickstart.text.Words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class KickstartWordTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "web01.example.com, web01.example.com",
                "http://a.example/b_c-1:2%20@=+.tar.xz, http://a.example/b_c-1:2%20@=+.tar.xz",
                "two words, 'two words'",
                "a#b, 'a#b'",
                "$6$salt$hash, '$6$salt$hash'",
                "it's, 'it'\\''s'",
                "||, ''",
            })
    void isQuotedOnlyWhereItMustBe(String text, String quoted) {
        assertThat(KickstartWord.quoted(text)).isEqualTo(quoted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "'", "\"", "\\", "a\\", "'\\''", "#", "a # b", "é ü"})
    void isReadBackAsItWas(String text) throws OpenQuote {
        assertReadBack(text);
    }

    @Test
    void anyCharactersAreReadBackAsTheyWere() throws OpenQuote {
        Random random = new Random(3);
        String alphabet = "a'\"\\ #$%\u00a0-é";
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--)
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            assertReadBack(text.toString());
        }
    }

    private static void assertReadBack(String text) throws OpenQuote {
        String quoted = KickstartWord.quoted(text);
        assertThat(Words.ofCommand("part " + quoted + " --label=" + quoted + " #"))
                .extracting(Word::text)
                .containsExactly("part", text, "--label=" + text);
    }
}
