package dev.tarmac.layout;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
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
            require(percent);
        }

        private static void require(int percent) {
            if (percent < 1 || percent > 100)
                throw new IllegalArgumentException(
                        "a percentage is from 1% to 100%, not " + percent + "%");
        }
    }

    /// Everything that the others on the disk or in the group leave.
    record Rest() implements Size {}

    /// At least so much, and a share of what the others leave.
    ///
    /// @param mostBytes where it stops growing; empty = never
    record Growing(long leastBytes, OptionalLong mostBytes) implements Size {
        public Growing {
            if (leastBytes < 0) throw new IllegalArgumentException("a size is not negative");
        }
    }

    /// A percentage at first, and then a share of what the others leave. Only of volumes, and only
    /// with [Sizing.Anaconda].
    ///
    /// @param mostBytes where it stops growing; empty = never
    record GrowingPercent(int percent, OptionalLong mostBytes) implements Size {
        public GrowingPercent {
            Percent.require(percent);
        }
    }

    /// What Anaconda advises for swap, from the machine's memory. Only with [Sizing.Anaconda].
    ///
    /// @param hibernation large enough for all memory
    record Advised(boolean hibernation) implements Size {}

    /// `512M`, `1.5G`, `20%`, `rest`, `advised` or `advised-hibernation`; units as in [#bytes].
    static Size parse(String text) {
        if (text.equals("rest")) return new Rest();
        if (text.equals("advised")) return new Advised(false);
        if (text.equals("advised-hibernation")) return new Advised(true);
        if (text.matches("[0-9]{1,3}%"))
            return new Percent(Integer.parseInt(text.substring(0, text.length() - 1)));
        return new Bytes(bytes(text));
    }

    /// `20G`, `512MiB`, `1.5T`, `480GB`: whole bytes, or IllegalArgumentException saying what is
    /// allowed. Memory and partitions are counted in powers of 1024 (K, M, G, T, P or KiB, MiB,
    /// ...), disks are sold in powers of 1000 (KB, MB, GB, TB, PB); the spelling says which.
    static long bytes(String text) {
        Matcher matcher = Amount.PATTERN.matcher(text.trim().toUpperCase(Locale.ROOT));
        if (!matcher.matches())
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is no size; units are K, M, G, T (of 1024) or KB, MB, GB, TB"
                            + " (of 1000)");
        int power = matcher.group(2) == null ? 0 : "KMGTP".indexOf(matcher.group(2)) + 1;
        long base = "B".equals(matcher.group(3)) ? 1000 : 1024;
        BigDecimal bytes =
                new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(base).pow(power));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0)
            throw new IllegalArgumentException("'" + text + "' is larger than any disk");
        try {
            return bytes.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number of bytes", e);
        }
    }

    /// The pattern, compiled once: number, unit, and whether it ends like `GiB` or like `GB`.
    final class Amount {
        private static final Pattern PATTERN =
                Pattern.compile("([0-9]{1,19}(?:\\.[0-9]{1,9})?)(?:([KMGTP])(I?B)?|B)?");

        private Amount() {}
    }
}
