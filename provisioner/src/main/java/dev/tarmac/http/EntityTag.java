package dev.tarmac.http;

import dev.tarmac.access.Secret;

/// What a client remembers an answer by (RFC 9110, 8.8.3).
///
/// @param text with its quotes, and `W/` before them where not every byte counts
record EntityTag(String text) {
    private static final int LENGTH = 32;

    /// Of all of it.
    static EntityTag strong(String body) {
        return new EntityTag('"' + digest(body) + '"');
    }

    /// Of what matters of it.
    static EntityTag weak(String body) {
        return new EntityTag("W/\"" + digest(body) + '"');
    }

    private static String digest(String body) {
        return Secret.sha256(body).substring(0, LENGTH);
    }

    /// Whether a header of conditions names it: `*` is any. Weak ones count here also for changes:
    /// what they leave out is nothing that people set.
    boolean isIn(String header) {
        if (header.strip().equals("*")) return true;
        for (String each : header.split(",", -1))
            if (opaque(each.strip()).equals(opaque(text))) return true;
        return false;
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
