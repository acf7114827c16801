package dev.tarmac.agent.image;

/// Bytes that are not a tar archive as we take it; the message says what is wrong with which entry.
public final class MalformedTar extends Exception {
    private static final long serialVersionUID = 1;

    MalformedTar(String message) {
        super(message);
    }
}
