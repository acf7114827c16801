package dev.tarmac.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// TLS for people and their tools.
///
/// @param listen the address that is listened on; empty: as HTTP
/// @param given certificate and key; empty: the server makes its own
/// @param names host names and addresses that a certificate of its own is for, beside those that
///   the server knows
public record HttpsConfig(
        int port, Optional<String> listen, Optional<Given> given, List<String> names) {
    /// PEM files.
    public record Given(Path certificate, Path key) {}

    public HttpsConfig {
        names = List.copyOf(names);
    }
}
