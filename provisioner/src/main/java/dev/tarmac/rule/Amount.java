package dev.tarmac.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much of something: `4`, `>= 256 GiB`, `2..4`. Units count in powers of 1024, also `GB`: so
/// is memory sold.
///
/// @param least with it
/// @param most with it; Long.MAX_VALUE is no limit
/// @param text as it was written
public record Amount(long least, long most, String text) {
    private static final Pattern RANGE = Pattern.compile("(.+?)\\.\\.(.+)");
    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<|=)?(.+)");
    private static final Pattern NUMBER =
            Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?)\\s*(?:([KMGTP])I?B?)?");

    /// Of what a machine is sold with, firmware and kernel keep less than this part for themselves.
    private static final int KEPT_PART = 16;

    /// IllegalArgumentException says how to write it.
    public static Amount parse(String text) {
        Matcher range = RANGE.matcher(text.strip());
        if (range.matches())
            return between(number(text, range.group(1)), number(text, range.group(2)), text);
        Matcher matcher = BOUND.matcher(text.strip());
        if (!matcher.matches()) throw malformed(text);
        long number = number(text, matcher.group(2));
        return switch (matcher.group(1)) {
            case ">=" -> between(number, Long.MAX_VALUE, text);
            case ">" -> between(number + 1, Long.MAX_VALUE, text);
            case "<=" -> between(0, number, text);
            case "<" -> between(0, number - 1, text);
            case null, default -> between(number, number, text);
        };
    }

    private static Amount between(long least, long most, String text) {
        if (least > most)
            throw new IllegalArgumentException("'" + text + "' holds for no number at all");
        return new Amount(least, most, text.strip());
    }

    private static long number(String whole, String text) {
        Matcher matcher = NUMBER.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) throw malformed(whole);
        int power = matcher.group(2) == null ? 0 : "KMGTP".indexOf(matcher.group(2)) + 1;
        BigDecimal unit = BigDecimal.valueOf(1024).pow(power);
        BigDecimal number =
                new BigDecimal(matcher.group(1)).multiply(unit).setScale(0, RoundingMode.HALF_UP);
        if (number.compareTo(BigDecimal.valueOf(1L << 60)) > 0)
            throw new IllegalArgumentException("'" + whole + "' is more than any machine has");
        return number.longValueExact();
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is no amount; write 4, >= 256 GiB, < 8 or 2..4");
    }

    public boolean holds(long number) {
        return least <= number && number <= most;
    }

    /// Memory is written as it is sold, and a little less of it is found.
    public boolean holdsMemory(long bytes) {
        return least - least / KEPT_PART <= bytes && bytes <= most;
    }

    @Override
    public String toString() {
        return text;
    }
}
