package dev.tarmac.lab.disk;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines like `NR="1" NAME="a\x22b"`.
final class Pairs {
    private static final Pattern PAIR = Pattern.compile("([A-Z]+)=\"([^\"]*)\"");
    private static final Pattern BYTES = Pattern.compile("(?:\\\\x[0-9a-f]{2})+");

    private Pairs() {}

    static Map<String, String> of(String line) {
        Map<String, String> pairs = new HashMap<>();
        PAIR.matcher(line)
                .results()
                .forEach(pair -> pairs.put(pair.group(1), unescaped(pair.group(2))));
        return pairs;
    }

    private static String unescaped(String text) {
        return BYTES.matcher(text).replaceAll(Pairs::text);
    }

    /// `\xc3\xa9` is one letter.
    private static String text(MatchResult escaped) {
        String digits = escaped.group();
        byte[] bytes = new byte[digits.length() / 4];
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = (byte) Integer.parseInt(digits.substring(4 * i + 2, 4 * i + 4), 16);
        return Matcher.quoteReplacement(new String(bytes, StandardCharsets.UTF_8));
    }
}
