package dev.tarmac.firstboot;

import java.math.BigInteger;
import java.util.regex.Pattern;

/// The rules that many values share. What breaks one is told with the text; never use it for
/// secrets.
final class Checks {
    private Checks() {}

    /// A text that becomes one line, or a part of one, of a configuration file.
    static String line(String what, String text) {
        if (text.isBlank() || hasControl(text))
            throw new IllegalArgumentException(quoted(text) + " is no " + what);
        return text;
    }

    static String matching(String what, Pattern pattern, String text) {
        if (!pattern.matcher(text).matches())
            throw new IllegalArgumentException(quoted(text) + " is no " + what);
        return text;
    }

    /// A path from the root of the system.
    static String path(String what, String text) {
        line(what, text);
        if (!text.startsWith("/"))
            throw new IllegalArgumentException(quoted(text) + " is no " + what + ": no / in front");
        return text;
    }

    static long between(String what, long number, long least, long most) {
        if (number < least || number > most)
            throw new IllegalArgumentException(
                    number + " is no " + what + ": they go from " + least + " to " + most);
        return number;
    }

    /// The same for a number of any size.
    static long between(String what, BigInteger number, long least, long most) {
        if (number.bitLength() >= Long.SIZE)
            throw new IllegalArgumentException(
                    "the " + what + " goes from " + least + " to " + most);
        return between(what, number.longValue(), least, most);
    }

    static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /// Control characters would reach a terminal.
    private static String quoted(String text) {
        return "'" + text.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
