package dev.tarmac.rule;

import java.util.Locale;

/// A pattern of text: `*` stands for any characters, `?` for one, all else for itself; capital
/// letters or not is the same. Takes time by the product of both lengths at most, whatever is
/// written.
public record Glob(String text) {
    private static final int MOST_CHARACTERS = 200;

    public Glob {
        if (text.isEmpty() || text.length() > MOST_CHARACTERS)
            throw new IllegalArgumentException(
                    "a pattern has 1 to " + MOST_CHARACTERS + " characters");
    }

    /// Whether all of that text is as the pattern says.
    public boolean matches(String value) {
        String pattern = text.toLowerCase(Locale.ROOT);
        String subject = value.toLowerCase(Locale.ROOT);
        int at = 0;
        int in = 0;
        int star = -1;
        int from = 0;
        while (in < subject.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                from = in;
            } else if (at < pattern.length() && isOne(pattern.charAt(at), subject.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                // The last star takes one character more.
                at = star + 1;
                in = ++from;
            } else return false;
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') at++;
        return at == pattern.length();
    }

    private static boolean isOne(char pattern, char subject) {
        return pattern == '?' || pattern == subject;
    }

    @Override
    public String toString() {
        return text;
    }
}
