package dev.tarmac.app;

import java.time.Duration;

/// How the server is run.
///
/// @param stopWithin after a signal to stop, until what is still under way is broken off
public record OperationsConfig(Duration stopWithin) {
    /// What a file without a word about it means.
    public static final OperationsConfig USUAL = new OperationsConfig(Duration.ofSeconds(20));
}
