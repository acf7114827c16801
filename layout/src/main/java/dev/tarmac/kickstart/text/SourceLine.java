package dev.tarmac.kickstart.text;

import dev.tarmac.problem.Where;

/// One physical line and where it stands.
///
/// @param number from 1; every physical line counts, blank ones and comments too
/// @param text as it stands, with its line terminator when it has one
public record SourceLine(String file, int number, String text) {
    /// A place in this line.
    ///
    /// @param column from 1
    public Where at(int column) {
        return new Where(file, number, column);
    }

    /// Its first word, with nothing unquoted; empty for a blank line.
    public String firstWord() {
        String stripped = PythonText.strip(text);
        int end = 0;
        while (end < stripped.length() && !PythonText.isSpace(stripped.charAt(end))) end++;
        return stripped.substring(0, end);
    }

    /// The column of the first character that is not blank, from 1.
    public int firstColumn() {
        int index = 0;
        while (index < text.length() && PythonText.isSpace(text.charAt(index))) index++;
        return Math.min(index, Math.max(0, text.length() - 1)) + 1;
    }

    public boolean isBlank() {
        return PythonText.strip(text).isEmpty();
    }

    public boolean isComment() {
        return PythonText.strip(text).startsWith("#");
    }
}
