package dev.tarmac.image;

/// The one spelling of digests: SHA-256 as 64 lower-case hexadecimal digits.
final class Digests {
    private Digests() {}

    static void requireSha256(String digest) {
        if (!digest.matches("[0-9a-f]{64}"))
            throw new IllegalArgumentException(
                    "not a SHA-256 in lower-case hexadecimal: " + digest);
    }
}
