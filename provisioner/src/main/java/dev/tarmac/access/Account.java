package dev.tarmac.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Somebody who may use the REST interface.
///
/// @param hash of the password, or of the token's secret
/// @param endsAt from then on it counts no more
public record Account(
        Kind kind,
        AccountName name,
        Role role,
        SlowHash hash,
        Instant createdAt,
        Optional<Instant> endsAt) {

    /// How somebody shows who he is.
    public enum Kind {
        /// A person, with a password.
        USER,
        /// A program, or a person's command line, with a token.
        TOKEN;

        public static Kind parse(String text) {
            for (Kind kind : values()) if (kind.toString().equals(text)) return kind;
            throw new IllegalArgumentException("no kind of account: " + text);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean countsAt(Instant now) {
        return endsAt.isEmpty() || now.isBefore(endsAt.get());
    }

    /// As who requests of this account are made.
    public Caller caller() {
        return new Caller(kind, name, role);
    }
}
