package dev.tarmac.install;

/// Everything that can happen to an install, as far as its state is concerned.
public sealed interface Happening {
    /// The plan is made.
    record Planned() implements Happening {}

    /// The plan, or going on, was refused by the server.
    record Refused() implements Happening {}

    /// The machine was started again in the middle; what it did is lost.
    record Restarted() implements Happening {}

    /// The agent has said nothing for too long.
    record Lost() implements Happening {}

    /// The agent told something.
    record Told(int attempt, long sequence, Word word) implements Happening {}

    /// The first boot spoke.
    record Proved() implements Happening {}

    /// The first boot did not speak in time, or not from the disk it should have.
    record Doubted() implements Happening {}

    /// A person wants another attempt.
    record Retried() implements Happening {}

    /// A person wants it to end.
    record Aborted() implements Happening {}

    /// What an agent's event means for the state.
    enum Word {
        GOING_ON,
        INSTALLED,
        FAILED
    }
}
