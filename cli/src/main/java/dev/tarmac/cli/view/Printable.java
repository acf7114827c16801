package dev.tarmac.cli.view;

/// Text that came from a machine or a server, made harmless for a terminal.
public final class Printable {
    private static final int LONGEST = 4000;

    private Printable() {}

    /// One line: control characters (escape sequences among them) become spaces.
    public static String line(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return cut.replaceAll("\\p{Cntrl}", " ");
    }

    /// Several lines: line breaks and tabs stay.
    public static String lines(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
    }
}
