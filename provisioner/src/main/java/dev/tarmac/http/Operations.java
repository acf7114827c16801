package dev.tarmac.http;

import java.util.function.Supplier;

/// What a server shows of its own running.
///
/// @param requests told of every answer
/// @param metrics all figures, in Prometheus' text format
public record Operations(RequestWatch requests, Supplier<String> metrics) {}
