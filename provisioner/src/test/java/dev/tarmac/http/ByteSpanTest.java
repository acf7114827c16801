package dev.tarmac.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSpanTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-,          0 100",
        "bytes=0-0,         0 1",
        "bytes=10-19,       10 10",
        "bytes=90-500,      90 10",
        "bytes=-10,         90 10",
        "bytes=-500,        0 100",
        "bytes=100-,        outside",
        "bytes=100-200,     outside",
        "bytes=-0,          outside",
        "bytes=20-10,       whole",
        "'bytes=0-1,5-6',   whole",
        "bytes=,            whole",
        "bytes=-,           whole",
        "bytes=a-b,         whole",
        "lines=1-2,         whole",
        "bytes=99999999999999999999-, whole",
    })
    void readsARangeOfAHundredBytes(String header, String expected) {
        assertThat(text(ByteSpan.parse(header, 100))).isEqualTo(expected);
    }

    private static String text(ByteSpan.Answer answer) {
        return switch (answer) {
            case ByteSpan.Answer.Part(ByteSpan span) -> span.start() + " " + span.length();
            case ByteSpan.Answer.Whole() -> "whole";
            case ByteSpan.Answer.Outside() -> "outside";
        };
    }
}
