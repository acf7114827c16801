package dev.tarmac.access;

import java.util.Optional;

/// What a program shows: `tarmac_NAME_SECRET`. The word in front is what scanners of repositories
/// find it by; the name says whose hash to look at.
public record ApiToken(AccountName name, Secret secret) {
    private static final String MARK = "tarmac_";

    /// A new one, of 256 random bits.
    public static ApiToken random(AccountName name) {
        return new ApiToken(name, Secret.random256());
    }

    /// Empty when it is none.
    public static Optional<ApiToken> parse(String text) {
        int end = text.indexOf('_', MARK.length());
        if (!text.startsWith(MARK) || end < 0) return Optional.empty();
        try {
            return Optional.of(
                    new ApiToken(
                            new AccountName(text.substring(MARK.length(), end)),
                            new Secret(text.substring(end + 1))));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// The whole secret.
    public String text() {
        return MARK + name + "_" + secret.text();
    }

    @Override
    public String toString() {
        return "token " + name;
    }
}
