package dev.tarmac.access;

/// How an account is called. Without `_`, which ends it in a token's text.
public record AccountName(String text) implements Comparable<AccountName> {
    public AccountName {
        if (!text.matches("[a-z0-9][a-z0-9.-]{0,31}"))
            throw new IllegalArgumentException(
                    "a name of a user or token has 1 to 32 of a-z, 0-9, '.' and '-', and begins with"
                            + " a letter or digit");
    }

    @Override
    public int compareTo(AccountName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
