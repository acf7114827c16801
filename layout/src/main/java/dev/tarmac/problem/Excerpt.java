package dev.tarmac.problem;

/// The beginning of a text that somebody else wrote, for a message: one line of a file may have a
/// million characters, and be said a thousand times.
public final class Excerpt {
    private Excerpt() {}

    /// The text itself where it has at most so many characters.
    public static String of(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
