package dev.tarmac.install;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/// Ten letters and digits that cannot be mistaken for one another.
public record InstallId(String text) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 10;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public InstallId {
        if (!SHAPE.matcher(text).matches())
            throw new IllegalArgumentException("\"" + text + "\" is no install id");
    }

    static InstallId random() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++)
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        return new InstallId(text.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
