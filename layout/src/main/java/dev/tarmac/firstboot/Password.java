package dev.tarmac.firstboot;

/// How an account knows its owner. No message here repeats what was given.
public sealed interface Password {
    /// As the second field of the shadow file.
    record Hash(Secret hash) implements Password {
        public Hash {
            String text = hash.text();
            if (text.isBlank() || text.contains(":") || Checks.hasControl(text))
                throw new IllegalArgumentException(
                        "the hash of a password is one field of a line, without colon");
        }
    }

    /// Readable. Whoever sets up the system hashes it; it is never written to the disk.
    record Plain(Secret text) implements Password {
        public Plain {
            if (text.text().isEmpty() || Checks.hasControl(text.text()))
                throw new IllegalArgumentException(
                        "a password is one line, without control characters");
        }
    }

    /// Locked, whatever password the account had.
    record Locked() implements Password {}

    /// Nobody set one, so none fits; keys may.
    record None() implements Password {}
}
