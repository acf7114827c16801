package dev.tarmac.install;

/// What [StateMachine] decides on.
///
/// @param attempt from 1; a later attempt makes every word of an earlier one void
/// @param sequence of the last event that the agent had acknowledged, 0 before the first
public record Status(InstallState state, int attempt, long sequence) {
    static final Status NEW = new Status(InstallState.ORDERED, 1, 0);

    public Status {
        if (attempt < 1 || sequence < 0)
            throw new IllegalArgumentException("no such status: " + attempt + ", " + sequence);
    }

    Status to(InstallState next) {
        return new Status(next, attempt, sequence);
    }
}
