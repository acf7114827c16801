package dev.tarmac.image.build.tar;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The ways numbers are spelled in tars: octal text, base 256 (GNU, for what octal cannot hold),
/// and decimal text in pax records.
final class TarNumbers {
    /// Seconds since 1970 with their fraction; the fraction counts forward, also before 1970.
    record Time(long seconds, int nanos) {}

    private TarNumbers() {}

    static long field(byte[] block, int offset, int length) throws MalformedTar {
        int first = block[offset] & 0xFF;
        if (first == 0x80 || first == 0xFF) return base256(block, offset, length);
        return octal(block, offset, length);
    }

    private static long octal(byte[] block, int offset, int length) throws MalformedTar {
        int at = offset;
        int end = offset + length;
        while (at < end && (block[at] == ' ' || block[at] == 0)) at++;
        long number = 0;
        for (; at < end && block[at] != ' ' && block[at] != 0; at++) {
            if (block[at] < '0' || block[at] > '7')
                throw new MalformedTar("header field at " + offset + " is no octal number");
            number = number << 3 | (block[at] - '0');
        }
        return number;
    }

    private static long base256(byte[] block, int offset, int length) throws MalformedTar {
        boolean negative = (block[offset] & 0x40) != 0;
        long number = negative ? -1 : 0;
        for (int i = offset + 1; i < offset + length; i++) {
            if (number >>> 55 != (negative ? 0x1FF : 0))
                throw new MalformedTar("header field at " + offset + " is beyond 64 bits");
            number = number << 8 | (block[i] & 0xFF);
        }
        return number;
    }

    static long decimal(String text) throws MalformedTar {
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(TarNumbers::digit))
            throw new MalformedTar("not a decimal number: '" + TarText.show(text) + "'");
        return Long.parseLong(text);
    }

    static Time time(String text) throws MalformedTar {
        if (text.length() > 40 || !text.matches("-?[0-9]+(\\.[0-9]*)?"))
            throw new MalformedTar("not a time: '" + TarText.show(text) + "'");
        BigDecimal time = new BigDecimal(text);
        BigDecimal seconds = time.setScale(0, RoundingMode.FLOOR);
        BigDecimal nanos = time.subtract(seconds).movePointRight(9).setScale(0, RoundingMode.DOWN);
        try {
            return new Time(seconds.longValueExact(), nanos.intValueExact());
        } catch (ArithmeticException e) {
            throw new MalformedTar("time out of range: " + text, e);
        }
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }
}
