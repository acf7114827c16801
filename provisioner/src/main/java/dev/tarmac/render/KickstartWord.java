package dev.tarmac.render;

import java.util.regex.Pattern;

/// How a value is written so that it is read as one word, whatever is in it.
final class KickstartWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private KickstartWord() {}

    /// In single quotes where it needs them: those mean the same in a command and in the shell of a
    /// `%post`.
    static String quoted(String text) {
        if (PLAIN.matcher(text).matches()) return text;
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
