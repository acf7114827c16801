package dev.tarmac.plan.text;

import dev.tarmac.plan.text.Look.Colour;

/// Lines one after the other. Names come from files and disks: what would move a cursor or turn a
/// line around becomes a blank.
final class Paper {
    private final Look look;
    private final StringBuilder text = new StringBuilder();

    Paper(Look look) {
        this.look = look;
    }

    Look look() {
        return look;
    }

    void line(String line) {
        text.append(harmless(line)).append('\n');
    }

    void line(Colour colour, String line) {
        text.append(look.paint(colour, harmless(line))).append('\n');
    }

    /// The first line of a part, behind an empty one.
    void head(String line) {
        text.append('\n');
        line(Colour.BOLD, line);
    }

    /// One that was painted by who wrote it.
    void painted(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    static String harmless(String line) {
        return line.replaceAll("\\p{C}", " ").stripTrailing();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
