package dev.tarmac.kickstart.text;

import java.util.List;
import java.util.stream.Collectors;

/// Text as the reference's language treats it: what is blank, and how a string looks in a message.
public final class PythonText {
    private PythonText() {}

    /// What `str.strip` removes; more than Java's, a no-break space for example.
    public static boolean isSpace(char character) {
        return switch (character) {
            case '\u0085', '\u00a0', '\u2007', '\u202f' -> true;
            default -> Character.isWhitespace(character);
        };
    }

    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) start++;
        while (end > start && isSpace(text.charAt(end - 1))) end--;
        return text.substring(start, end);
    }

    /// The string in quotes: single ones, unless it holds a single quote and no double one.
    public static String quoted(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(code -> appendCharacter(quoted, code, quote));
        return quoted.append(quote).toString();
    }

    /// `['a', 'b']`
    public static String list(List<Word> words) {
        return words.stream()
                .map(word -> quoted(word.text()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static void appendCharacter(StringBuilder out, int code, char quote) {
        if (code == quote || code == '\\') out.append('\\').appendCodePoint(code);
        else if (code == '\n') out.append("\\n");
        else if (code == '\r') out.append("\\r");
        else if (code == '\t') out.append("\\t");
        else if (isPrintable(code)) out.appendCodePoint(code);
        else if (code < 0x100) out.append(String.format("\\x%02x", code));
        else if (code < 0x10000) out.append(String.format("\\u%04x", code));
        else out.append(String.format("\\U%08x", code));
    }

    private static boolean isPrintable(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> code == ' ';
            default -> true;
        };
    }
}
