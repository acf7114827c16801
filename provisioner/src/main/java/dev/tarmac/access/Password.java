package dev.tarmac.access;

/// What a new password must be. Length is what counts; no letters are prescribed.
public final class Password {
    private static final int LEAST = 12;

    private Password() {}

    /// The password, or an IllegalArgumentException that says why it is none.
    public static Secret chosen(String text) {
        if (text.codePointCount(0, text.length()) < LEAST || text.isBlank())
            throw new IllegalArgumentException("a password has at least " + LEAST + " characters");
        return new Secret(text);
    }
}
