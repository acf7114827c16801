package dev.tarmac.ui;

import java.time.Instant;

/// A moment that gets older while one looks at it.
///
/// @param at for programs
/// @param moment for people who point at it
/// @param age for people
public record Sign(String at, String moment, String age) {
    static Sign of(Instant at, Instant now) {
        return new Sign(at.toString(), Words.moment(at), Words.age(at, now));
    }
}
