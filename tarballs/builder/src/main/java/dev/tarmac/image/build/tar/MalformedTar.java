package dev.tarmac.image.build.tar;

import java.io.IOException;

/// Bytes that are no tar, or a tar that ends too early. The message says at which byte.
public final class MalformedTar extends IOException {
    private static final long serialVersionUID = 1;

    public MalformedTar(String message) {
        super(message);
    }

    public MalformedTar(String message, Throwable cause) {
        super(message, cause);
    }
}
