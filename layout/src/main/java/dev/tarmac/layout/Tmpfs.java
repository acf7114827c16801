package dev.tarmac.layout;

import dev.tarmac.problem.Where;

import java.util.Optional;
import java.util.OptionalLong;

/// A file system in memory.
///
/// @param bytes its limit; empty = half of the memory
public record Tmpfs(Where where, String mount, OptionalLong bytes, Optional<String> options) {}
