package dev.tarmac.profile;

import java.util.regex.Pattern;

/// 1 to 64 letters, digits, `.`, `-`, `_`.
public record ProfileName(String text) implements Comparable<ProfileName> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public ProfileName {
        if (!SHAPE.matcher(text).matches())
            throw new IllegalArgumentException(
                    "a profile name has 1 to 64 letters, digits, '.', '-' or '_', not '"
                            + text
                            + "'");
    }

    @Override
    public int compareTo(ProfileName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
