package dev.tarmac.layout.yaml;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Texts as YAML writes them: plain where no reader can take them for something else, quoted
/// otherwise.
final class Scalar {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9/._^+~$-](?:[A-Za-z0-9/._^+~$=%@-]|:(?=[A-Za-z0-9/._-]))*");

    /// What YAML 1.2 or 1.1 takes for a number, a truth value, nothing, or a mark between
    /// documents.
    private static final Pattern NO_TEXT =
            Pattern.compile(
                    "[-+]?[0-9][0-9_:.]*(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9_]+(?:[eE][-+]?[0-9]+)?"
                            + "|0[xXoO][0-9A-Fa-f]+|[-+]?\\.(?i:inf|nan)|~|(?i:null|true|false"
                            + "|yes|no|on|off|y|n)|-+|\\.+");

    private Scalar() {}

    static String of(String text) {
        if (PLAIN.matcher(text).matches() && !NO_TEXT.matcher(text).matches()) return text;
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 127);
        return printable ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
    }

    /// A list in one line.
    static String of(Collection<String> texts) {
        return texts.stream().map(Scalar::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        c -> {
                            if (c == '"' || c == '\\') quoted.append('\\').appendCodePoint(c);
                            else if (c >= ' ' && c < 127) quoted.appendCodePoint(c);
                            else quoted.append(String.format("\\U%08x", c));
                        });
        return quoted.append('"').toString();
    }
}
