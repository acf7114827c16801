package dev.tarmac.kickstart.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// Bytes read as UTF-8.
///
/// @param text with U+FFFD for what is none
/// @param firstFault the index in `text` where the first byte stands that is not UTF-8
public record Utf8(String text, OptionalInt firstFault) {
    public static Utf8 of(byte[] bytes) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        OptionalInt fault =
                result.isError() ? OptionalInt.of(decoded.position()) : OptionalInt.empty();
        return new Utf8(new String(bytes, StandardCharsets.UTF_8), fault);
    }
}
