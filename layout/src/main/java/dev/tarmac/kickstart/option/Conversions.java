package dev.tarmac.kickstart.option;

import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.text.PythonText;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The conversions that many arguments share.
public final class Conversions {
    /// The reference reads no longer numbers.
    private static final int MOST_DIGITS = 4300;

    private static final Set<String> TRUE = Set.of("on", "yes", "true", "1");
    private static final Set<String> FALSE = Set.of("off", "no", "false", "0");

    /// A whole number as Python's `int` reads it: surrounding blanks, a sign, single underscores
    /// between digits; digits of any script.
    public static final Conversion NUMBER =
            (text, version) -> {
                String number = PythonText.strip(text);
                boolean signed = number.startsWith("-") || number.startsWith("+");
                BigInteger value = new BigInteger(digits(signed ? number.substring(1) : number));
                return new Value.Whole(number.startsWith("-") ? value.negate() : value);
            };

    /// A comma list; blanks around items and empty items go.
    public static final Conversion COMMA_LIST =
            (text, version) -> new Value.Items(commaItems(text));

    /// on, yes, true, 1 or off, no, false, 0 in any case.
    public static final Conversion BOOLEAN =
            (text, version) -> {
                String word = text.toLowerCase(Locale.ROOT);
                if (TRUE.contains(word)) return Value.Flag.ON;
                if (FALSE.contains(word)) return Value.Flag.OFF;
                throw new Conversion.Unfit("boolean");
            };

    /// A mount point: an absolute path is cleaned as Python's `os.path.normpath` does.
    public static final Conversion MOUNT_POINT =
            (text, version) -> new Value.Text(text.startsWith("/") ? normalizedPath(text) : text);

    private Conversions() {}

    /// The items of a comma list, without blanks around them and without empty ones.
    public static List<String> commaItems(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(PythonText::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /// The digits of a number without its sign, as ASCII.
    private static String digits(String number) throws Conversion.Unfit {
        StringBuilder ascii = new StringBuilder();
        boolean digitNeeded = true;
        for (int code : number.codePoints().toArray()) {
            int digit = Character.isDigit(code) ? Character.digit(code, 10) : -1;
            boolean underscore = code == '_' && !digitNeeded;
            if (digit < 0 && !underscore) throw new Conversion.Unfit("int");
            if (digit >= 0) ascii.append(digit);
            digitNeeded = underscore;
        }
        if (digitNeeded || ascii.length() > MOST_DIGITS) throw new Conversion.Unfit("int");
        return ascii.toString();
    }

    /// `.`, `..` and repeated slashes are resolved; exactly two leading slashes stay two.
    private static String normalizedPath(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) parts.pollLast();
            else if (!part.isEmpty() && !part.equals(".")) parts.addLast(part);
        }
        boolean twoSlashes = path.startsWith("//") && !path.startsWith("///");
        return (twoSlashes ? "//" : "/") + String.join("/", new ArrayList<>(parts));
    }
}
