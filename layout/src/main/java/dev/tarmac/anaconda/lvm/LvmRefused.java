package dev.tarmac.anaconda.lvm;

/// The volumes do not fit into their group. The message is for the author of the layout.
public final class LvmRefused extends Exception {
    private static final long serialVersionUID = 1;

    /// What is in the way.
    public enum Reason {
        TOO_LARGE,
        PERCENTAGES
    }

    private final Reason reason;

    LvmRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
