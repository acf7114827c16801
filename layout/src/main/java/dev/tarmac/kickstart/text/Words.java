package dev.tarmac.kickstart.text;

import java.util.ArrayList;
import java.util.List;

/// Splits one line into words as `shlex` does in POSIX mode: blank, tab, CR and LF separate; single
/// quotes are literal; in double quotes a backslash escapes `"` and itself, elsewhere any
/// character; adjacent pieces join. With comments, an unquoted `#` ends the line even inside of a
/// word.
public final class Words {
    private static final String SEPARATORS = " \t\r\n";

    private final String line;
    private final boolean comments;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    private int index;
    private int start;

    /// Whether a word is being read: quotes may have begun an empty one.
    private boolean inWord;

    private Words(String line, boolean comments) {
        this.line = line;
        this.comments = comments;
    }

    /// The words of a command line; a `#` outside of quotes begins a comment.
    public static List<Word> ofCommand(String line) throws OpenQuote {
        return new Words(line, true).split();
    }

    /// The words of a line in which `#` is an ordinary character.
    public static List<Word> ofHeader(String line) throws OpenQuote {
        return new Words(line, false).split();
    }

    private List<Word> split() throws OpenQuote {
        while (index < line.length() && !isComment()) readCharacter();
        finishWord();
        return words;
    }

    private boolean isComment() {
        return comments && line.charAt(index) == '#';
    }

    private void readCharacter() throws OpenQuote {
        char character = line.charAt(index);
        if (SEPARATORS.indexOf(character) >= 0) {
            finishWord();
            index++;
            return;
        }
        beginWord();
        switch (character) {
            case '\\' -> readEscaped();
            case '\'', '"' -> readQuoted(character);
            default -> {
                word.append(character);
                index++;
            }
        }
    }

    private void beginWord() {
        if (!inWord) start = index;
        inWord = true;
    }

    private void finishWord() {
        if (inWord) words.add(new Word(word.toString(), start + 1));
        word.setLength(0);
        inWord = false;
    }

    private void readEscaped() throws OpenQuote {
        if (index + 1 == line.length()) throw new OpenQuote("No escaped character", index + 1);
        word.append(line.charAt(index + 1));
        index += 2;
    }

    private void readQuoted(char quote) throws OpenQuote {
        int opened = index++;
        while (true) {
            if (index == line.length()) throw new OpenQuote("No closing quotation", opened + 1);
            char character = line.charAt(index++);
            if (character == quote) return;
            if (character == '\\' && quote == '"') character = readEscapedInQuotes();
            word.append(character);
        }
    }

    /// A backslash before anything but a double quote or a backslash stands for itself.
    private char readEscapedInQuotes() throws OpenQuote {
        if (index == line.length()) throw new OpenQuote("No escaped character", index);
        char escaped = line.charAt(index++);
        if (escaped != '"' && escaped != '\\') word.append('\\');
        return escaped;
    }
}
