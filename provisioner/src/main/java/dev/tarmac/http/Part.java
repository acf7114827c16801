package dev.tarmac.http;

import dev.tarmac.problem.Problem;

import java.util.Optional;

/// Something that the server needs for its work.
///
/// @param problem why it does not do it; empty when all is well
public record Part(String name, Optional<Problem> problem) {
    public boolean isReady() {
        return problem.isEmpty();
    }
}
