package dev.tarmac.kickstart.text;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into lines where Python's `str.splitlines` does: besides LF, CR and CRLF also at VT,
/// FF, FS, GS, RS, NEL and the Unicode line and paragraph separators.
public final class PhysicalLines {
    private static final String TERMINATORS =
            "\n\r\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029";

    private PhysicalLines() {}

    /// The lines of a text, each with its terminator.
    ///
    /// @param file as the user named it, for messages
    public static List<SourceLine> of(String file, String text) {
        List<SourceLine> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = endOfLine(text, start);
            lines.add(new SourceLine(file, lines.size() + 1, text.substring(start, end)));
            start = end;
        }
        return lines;
    }

    /// The index behind the terminator of the line that begins at `start`.
    private static int endOfLine(String text, int start) {
        int index = start;
        while (index < text.length() && TERMINATORS.indexOf(text.charAt(index)) < 0) index++;
        if (index == text.length()) return index;
        boolean crlf = text.startsWith("\r\n", index);
        return index + (crlf ? 2 : 1);
    }
}
