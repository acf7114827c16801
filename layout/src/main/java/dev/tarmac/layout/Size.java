package dev.tarmac.layout;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How large a partition shall be.
public sealed interface Size {
    /// Rounded up to whole MiB when planned.
    record Bytes(long bytes) implements Size {
        public Bytes {
            if (bytes < 1) throw new IllegalArgumentException("a size is at least one byte");
        }
    }

    /// A share of what the disk has for partitions, rounded down to whole MiB.
    record Percent(int percent) implements Size {
        public Percent {
            if (percent < 1 || percent > 100)
                throw new IllegalArgumentException(
                        "a percentage is from 1% to 100%, not " + percent + "%");
        }
    }

    /// Everything that the other partitions of the disk leave.
    record Rest() implements Size {}

    /// `512M`, `1.5G`, `20%` or `rest`. Units are powers of 1024: K, M, G, T (also KiB, MiB, ...).
    static Size parse(String text) {
        if (text.equals("rest")) return new Rest();
        if (text.matches("[0-9]{1,3}%"))
            return new Percent(Integer.parseInt(text.substring(0, text.length() - 1)));
        return new Bytes(bytes(text));
    }

    /// `20G`, `512MiB`, `1.5T`: whole bytes, or IllegalArgumentException saying what is allowed.
    static long bytes(String text) {
        Matcher matcher = Amount.PATTERN.matcher(text.trim().toUpperCase(Locale.ROOT));
        if (!matcher.matches())
            throw new IllegalArgumentException(
                    "'" + text + "' is no size; write it like 512M, 1.5G, 20% or rest");
        int power = matcher.group(2) == null ? 0 : "KMGTP".indexOf(matcher.group(2)) + 1;
        try {
            return new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(1024).pow(power))
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number of bytes", e);
        }
    }

    /// The pattern, compiled once.
    final class Amount {
        private static final Pattern PATTERN =
                Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)(?:([KMGTP])(?:I?B)?|B)?");

        private Amount() {}
    }
}
