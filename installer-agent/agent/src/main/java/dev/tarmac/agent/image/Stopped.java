package dev.tarmac.agent.image;

/// Another thread of the pass has failed; this one only has to end.
final class Stopped extends Exception {
    private static final long serialVersionUID = 1;

    Stopped() {
        super("stopped", null, false, false);
    }
}
