package dev.tarmac.app;

import java.time.Duration;
import java.util.Optional;

/// How the server is run.
///
/// @param stopWithin after a signal to stop, until what is still under way is broken off
/// @param https empty: people and their tools come by plain HTTP
public record OperationsConfig(Duration stopWithin, Optional<HttpsConfig> https) {
    /// What a file without a word about it means.
    public static final OperationsConfig USUAL =
            new OperationsConfig(Duration.ofSeconds(20), Optional.empty());
}
