package dev.tarmac.agent.image;

/// An answer that we cannot take as the file we asked for.
public final class MalformedHttp extends Exception {
    private static final long serialVersionUID = 1;

    MalformedHttp(String message) {
        super(message);
    }
}
