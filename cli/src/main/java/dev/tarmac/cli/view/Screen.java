package dev.tarmac.cli.view;

import dev.tarmac.cli.system.Terminal;
import dev.tarmac.plan.text.Look;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/// Where lines for people go. On a terminal a group of lines can be drawn again in place; elsewhere
/// lines only follow each other.
///
/// @param redraws a terminal that understands cursor movement
/// @param columns its width
/// @param blocks whether `█` can be shown
/// @param colours whether a person who may want them is at the other end (no-color.org)
public record Screen(
        PrintWriter out, boolean redraws, int columns, boolean blocks, boolean colours) {
    private static final int USUAL_COLUMNS = 80;

    /// The screen behind one of this process's descriptors.
    public static Screen of(PrintWriter out, int descriptor, Map<String, String> environment) {
        boolean terminal = Terminal.isOpen(descriptor);
        boolean dumb = "dumb".equals(environment.getOrDefault("TERM", "dumb"));
        Charset charset = Charset.forName(System.getProperty("stdout.encoding", "US-ASCII"));
        return new Screen(
                out,
                terminal && !dumb && !environment.containsKey("CI"),
                columns(environment.get("COLUMNS")),
                charset.newEncoder().canEncode('█'),
                terminal && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /// The same for texts that are drawn once.
    public Look look() {
        return new Look(columns, blocks, colours);
    }

    private static int columns(String text) {
        if (text == null || !text.matches("[1-9][0-9]{1,3}")) return USUAL_COLUMNS;
        return Integer.parseInt(text);
    }

    /// A bar of that many cells.
    String bar(int cells) {
        return (blocks ? "█" : "#").repeat(cells);
    }

    /// Draws lines over the `before` lines drawn last; answers how many stand there now. Lines are
    /// cut at the width: a wrapped line could not be found again.
    int redraw(int before, List<String> lines) {
        StringBuilder text = new StringBuilder();
        if (before > 0) text.append("\033[").append(before).append('A');
        for (String line : lines) text.append("\r\033[K").append(cut(line)).append('\n');
        text.append("\033[J");
        out.print(text);
        out.flush();
        return lines.size();
    }

    private String cut(String line) {
        return line.length() < columns ? line : line.substring(0, columns - 1);
    }
}
