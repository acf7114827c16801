package dev.tarmac.http;

import java.util.List;
import java.util.function.Supplier;

/// What a server shows of its own running.
///
/// @param requests told of every answer
/// @param metrics all figures, in Prometheus' text format
/// @param parts what it needs for its work, as it is now
public record Operations(
        RequestWatch requests, Supplier<String> metrics, Supplier<List<Part>> parts) {}
