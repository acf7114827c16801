package dev.tarmac.plan.text;

/// What the place can show where a text is read.
///
/// @param columns how wide it is
/// @param unicode whether blocks, lines and arrows can be shown; otherwise ASCII stands for them
/// @param colours whether it understands escape sequences for them
public record Look(int columns, boolean unicode, boolean colours) {
    /// A file or a pipe.
    public static final Look PLAIN = new Look(80, true, false);

    private static final int FEWEST_COLUMNS = 40;
    private static final int MOST_COLUMNS = 400;

    public Look {
        columns = Math.clamp(columns, FEWEST_COLUMNS, MOST_COLUMNS);
    }

    /// A colour, as ECMA-48 numbers them.
    enum Colour {
        RED(31),
        GREEN(32),
        YELLOW(33),
        BOLD(1),
        FAINT(2);

        private final int code;

        Colour(int code) {
            this.code = code;
        }
    }

    String paint(Colour colour, String text) {
        if (!colours || text.isEmpty()) return text;
        return "\033[" + colour.code + "m" + text + "\033[0m";
    }

    String arrow() {
        return unicode ? " → " : " -> ";
    }
}
