package dev.tarmac.install;

/// What [StateMachine] says to a happening.
public sealed interface Verdict {
    record Next(Status status) implements Verdict {}

    /// Told before and acknowledged before: acknowledge again, change nothing.
    record Repeat() implements Verdict {}

    /// Something before it is missing.
    record Gap(long expected) implements Verdict {}

    /// Too late or never possible; `why` completes "the install is ...".
    record Over(String why) implements Verdict {}
}
