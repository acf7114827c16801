package dev.tarmac.anaconda.tree;

import java.util.OptionalInt;

/// Ends the planning with a [Refusal].
public final class NotPlanned extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    private NotPlanned(Refusal refusal, Throwable cause) {
        super(refusal.message(), cause);
        this.refusal = refusal;
    }

    /// While reading, because of that line.
    public static NotPlanned reading(int line, String message) {
        return new NotPlanned(
                new Refusal(
                        Refusal.Stage.READING, Refusal.Kind.COMMAND, OptionalInt.of(line), message),
                null);
    }

    /// Because the command in that line says what cannot be.
    public static NotPlanned command(int line, String message) {
        return at(line, Refusal.Kind.COMMAND, message);
    }

    /// Because of the command in that line.
    public static NotPlanned at(int line, Refusal.Kind kind, String message) {
        return new NotPlanned(
                new Refusal(Refusal.Stage.PLANNING, kind, OptionalInt.of(line), message), null);
    }

    /// Because of that line, for the reason that `cause` gives.
    public static NotPlanned at(int line, Refusal.Kind kind, Throwable cause) {
        return new NotPlanned(
                new Refusal(Refusal.Stage.PLANNING, kind, OptionalInt.of(line), cause.getMessage()),
                cause);
    }

    /// Because the whole does not fit.
    public static NotPlanned whole(Refusal.Kind kind, String message) {
        return new NotPlanned(
                new Refusal(Refusal.Stage.PLANNING, kind, OptionalInt.empty(), message), null);
    }

    /// Because the whole does not fit, for the reason that `cause` gives.
    public static NotPlanned whole(Refusal.Kind kind, Throwable cause) {
        return new NotPlanned(
                new Refusal(Refusal.Stage.PLANNING, kind, OptionalInt.empty(), cause.getMessage()),
                cause);
    }

    public Refusal refusal() {
        return refusal;
    }
}
