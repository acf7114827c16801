package dev.tarmac.plan.svg;

import java.util.Locale;

/// Elements from the top down. Everything that is written is escaped here, once: names come from
/// files and disks.
final class Canvas {
    static final int WIDTH = 960;
    static final int MARGIN = 20;
    static final int INNER = WIDTH - 2 * MARGIN;

    private static final int LONGEST = 150;

    /// What a letter of 12 pixels is wide at most, on average.
    private static final double LETTER_WIDTH = 7.0;

    private final StringBuilder elements = new StringBuilder();
    private int y = MARGIN;

    int y() {
        return y;
    }

    void down(int pixels) {
        y += pixels;
    }

    /// A line of text whose letters stand on the line that is `y` pixels from the top.
    void text(String css, int x, int baseline, String text) {
        elements.append(
                String.format(
                        Locale.ROOT,
                        "  <text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n",
                        css,
                        x,
                        baseline,
                        escaped(cut(text, LONGEST))));
    }

    /// A line of text, and on to the next.
    void line(String css, int x, String text) {
        down(18);
        text(css, x, y - 5, text);
    }

    /// A box that tells what it is when one points at it.
    void box(String css, int x, int top, int width, int height, String title) {
        elements.append(
                String.format(
                        Locale.ROOT,
                        "  <rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\">"
                                + "<title>%s</title></rect>\n",
                        css,
                        x,
                        top,
                        width,
                        height,
                        escaped(title)));
    }

    /// Whether a text of that length surely fits.
    static boolean fits(String text, int width) {
        return text.length() * LETTER_WIDTH <= width;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /// Without what XML cannot hold, what would end an element, and what turns a line around.
    static String escaped(String text) {
        return text.replaceAll("\\p{C}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// The whole picture.
    String picture(String title, String style) {
        int height = y + MARGIN;
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                                + " viewBox=\"0 0 %d %d\" role=\"img\">\n",
                        WIDTH,
                        height,
                        WIDTH,
                        height)
                + "  <title>"
                + escaped(title)
                + "</title>\n"
                + style
                + "  <rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n"
                + elements
                + "</svg>\n";
    }
}
