package dev.tarmac.json;

/// Text that is not JSON, or JSON that is not what the reader was promised. The message names the
/// path.
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedJson(String message) {
        super(message);
    }

    public MalformedJson(String message, Throwable cause) {
        super(message, cause);
    }
}
