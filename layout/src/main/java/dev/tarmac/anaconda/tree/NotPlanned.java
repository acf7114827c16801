package dev.tarmac.anaconda.tree;

import dev.tarmac.anaconda.tree.Refusal.Kind;
import dev.tarmac.anaconda.tree.Refusal.Stage;
import dev.tarmac.problem.Where;

import java.util.Optional;

/// Ends the planning with a [Refusal].
public final class NotPlanned extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    private NotPlanned(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /// While reading, because of what stands there.
    public static NotPlanned reading(Where where, String message, String fix) {
        return new NotPlanned(
                new Refusal(
                        Stage.READING,
                        Kind.COMMAND,
                        Optional.of(where),
                        Optional.empty(),
                        message,
                        fix));
    }

    /// Because what stands there cannot be.
    public static NotPlanned command(Where where, String message, String fix) {
        return at(where, Kind.COMMAND, message, fix);
    }

    /// Because of what stands there.
    public static NotPlanned at(Where where, Kind kind, String message, String fix) {
        return new NotPlanned(
                new Refusal(
                        Stage.PLANNING, kind, Optional.of(where), Optional.empty(), message, fix));
    }

    /// Because the whole does not fit.
    public static NotPlanned whole(Kind kind, String message, String fix) {
        return whole(kind, Optional.empty(), message, fix);
    }

    /// Because the whole does not fit, which shows there.
    public static NotPlanned whole(Kind kind, Optional<Where> near, String message, String fix) {
        return new NotPlanned(
                new Refusal(Stage.PLANNING, kind, Optional.empty(), near, message, fix));
    }

    /// The same with what led to it.
    public NotPlanned causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    public Refusal refusal() {
        return refusal;
    }
}
