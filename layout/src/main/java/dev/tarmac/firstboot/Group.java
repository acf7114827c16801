package dev.tarmac.firstboot;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A group of accounts. One that the system already has is used as it is.
///
/// @param number empty: the next one that is free
public record Group(String name, Optional<Long> number) {
    /// The last number is taken: it means "no change" to the kernel.
    static final long LAST_NUMBER = 4_294_967_294L;

    /// What the shadow tools take; a `$` at the end is for Samba. Not digits alone.
    private static final Pattern NAME =
            Pattern.compile("(?!\\.{1,2}$|[0-9]+$)[A-Za-z0-9_.][A-Za-z0-9_.-]*\\$?");

    private static final Pattern WRITTEN = Pattern.compile("([^()]+)\\(([0-9]+)\\)");

    public Group {
        name(name);
        number.ifPresent(it -> Checks.between("number of a group", it, 0, LAST_NUMBER));
    }

    /// `ops`, or `ops(7)` with its number.
    public static Group parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? new Group(written.group(1), Optional.of(number(new BigInteger(written.group(2)))))
                : new Group(text, Optional.empty());
    }

    /// The rule for numbers of groups.
    public static long number(BigInteger number) {
        return Checks.between("number of a group", number, 0, LAST_NUMBER);
    }

    /// The rule for names of users and groups.
    public static String name(String name) {
        if (name.length() > 32)
            throw new IllegalArgumentException("the name of an account has 32 characters at most");
        return Checks.matching("name of an account", NAME, name);
    }

    @Override
    public String toString() {
        return name + number.map(it -> "(" + it + ")").orElse("");
    }
}
