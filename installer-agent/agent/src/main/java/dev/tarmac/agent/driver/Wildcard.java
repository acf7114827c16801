package dev.tarmac.agent.driver;

/// Patterns of modules.alias, matched as fnmatch(3) does without flags: `*`, `?`, `[a-z]`, `[!x]`,
/// and `\` before a literal.
final class Wildcard {
    private Wildcard() {}

    static boolean matches(String pattern, String text) {
        return matches(pattern, 0, text, 0);
    }

    /// How many characters at the front of the pattern stand for themselves.
    static int literalPrefix(String pattern) {
        for (int i = 0; i < pattern.length(); i++)
            if ("*?[\\".indexOf(pattern.charAt(i)) >= 0) return i;
        return pattern.length();
    }

    /// Greedy with one way back: at a mismatch the last `*` takes one character more.
    private static boolean matches(String pattern, int startPattern, String text, int startText) {
        int p = startPattern;
        int t = startText;
        int starPattern = -1;
        int starText = -1;
        while (t < text.length()) {
            int next = p < pattern.length() ? one(pattern, p, text.charAt(t)) : -1;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                starPattern = ++p;
                starText = t;
            } else if (next > 0) {
                p = next;
                t++;
            } else if (starPattern >= 0) {
                p = starPattern;
                t = ++starText;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') p++;
        return p == pattern.length();
    }

    /// Where the pattern goes on when its element at `p` matches the character, else -1.
    private static int one(String pattern, int p, char c) {
        char element = pattern.charAt(p);
        if (element == '?') return p + 1;
        if (element == '[') return bracket(pattern, p, c);
        if (element == '\\' && p + 1 < pattern.length())
            return pattern.charAt(p + 1) == c ? p + 2 : -1;
        return element == c ? p + 1 : -1;
    }

    private static int bracket(String pattern, int open, char c) {
        int i = open + 1;
        boolean negated = i < pattern.length() && "!^".indexOf(pattern.charAt(i)) >= 0;
        if (negated) i++;
        boolean found = false;
        int first = i;
        for (; i < pattern.length() && (i == first || pattern.charAt(i) != ']'); i++) {
            char low = pattern.charAt(i);
            boolean range =
                    i + 2 < pattern.length()
                            && pattern.charAt(i + 1) == '-'
                            && pattern.charAt(i + 2) != ']';
            char high = range ? pattern.charAt(i + 2) : low;
            if (range) i += 2;
            if (low <= c && c <= high) found = true;
        }
        if (i >= pattern.length()) return c == '[' ? open + 1 : -1;
        return found == negated ? -1 : i + 1;
    }
}
